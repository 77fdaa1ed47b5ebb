import { Component, type ErrorInfo, type ReactNode } from 'react'
import '../ui/Button.css'
import './ErrorBoundary.css'

interface ErrorBoundaryProps {
  /** What stands here, as the author knows it. */
  readonly name: string
  readonly children: ReactNode
}

/** Holds a pane's failure inside of the pane: the text and its session live outside of React and go on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`${this.props.name} failed`, error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="paneFailed" role="alert">
        <p className="paneFailed-title">{this.props.name} stopped working</p>
        <p>Your text is not affected; saving goes on. What went wrong: {error.message}</p>
        {/* a plain one: this is in the first frame's script, which the buttons' behaviour is not */}
        <button type="button" className="button button-plain" onClick={() => this.setState({ error: null })}>Show it again</button>
      </div>
    )
  }
}
