/**
 * Take what an iterable gives in chunks, in its order, so that it can be worked on several at a time.
 *
 * @param size - of each chunk but the last, at least 1
 */
export async function* takeChunks<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  let chunk: Item[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
