import { useLibrary } from '../../state/libraryStore.ts'
import { requestCommand } from '../../state/commandRequests.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import './Welcome.css'

/** A library is open and no post is: what to do next, in few words. */
export function NoPost() {
  const isEmpty = useLibrary((library) => library?.isWhole === true && library.posts.length === 0)
  return (
    <div className="noPost">
      <p className="noPost-title">{isEmpty ? 'An empty house' : 'No post is open'}</p>
      <p>{isEmpty ? 'This library has no posts yet.' : 'Choose one from the list, or begin another.'}</p>
      <Button look={isEmpty ? 'primary' : 'plain'} onPress={() => requestCommand('post.new')}>New post</Button>
      {!isEmpty && <p className="noPost-hint"><Kbd value="Mod-k" /> goes to any post by a few of its letters</p>}
    </div>
  )
}
