import { requestCommand } from '../../state/commandRequests.ts'
import { postsViewStore, usePostsView } from '../../state/postsViewStore.ts'
import { Button } from '../../ui/Button.tsx'

/** What stands in the list's place while it has nothing to show, and the way on. */
export function PostsEmpty({ libraryIsEmpty }: { readonly libraryIsEmpty: boolean }) {
  const { query, found, filter } = usePostsView((view) => view)
  if (libraryIsEmpty) {
    return (
      <div className="postsEmpty">
        <p className="postsEmpty-title">No posts yet</p>
        <p>Each post is a Markdown file in this folder. Write the first one, or copy files into it.</p>
        <Button onPress={() => requestCommand('post.new')}>Write the first one</Button>
      </div>
    )
  }
  if (query.trim() !== '' && found !== null) {
    return (
      <div className="postsEmpty">
        <p className="postsEmpty-title">Nothing found</p>
        <p>No {filter === 'drafts' ? 'draft' : filter === 'published' ? 'published post' : 'post'} has “{query.trim()}” in its title, subject, tags or text.</p>
        <Button look="quiet" onPress={() => postsViewStore.setState({ query: '', found: null, filter: 'all' })}>Show all posts</Button>
      </div>
    )
  }
  return (
    <div className="postsEmpty">
      <p className="postsEmpty-title">{filter === 'drafts' ? 'No drafts' : 'Nothing published'}</p>
      <p>{filter === 'drafts' ? 'Every post here is published.' : 'Every post here is a draft.'}</p>
      <Button look="quiet" onPress={() => postsViewStore.setState({ filter: 'all' })}>Show all posts</Button>
    </div>
  )
}
