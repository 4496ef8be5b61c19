/**
 * Items in their order, in as few groups as have room.
 * @param room what the items of a group may take together; one that takes more is a group of its own
 */
export function inGroups<Item>(items: readonly Item[], sizeOf: (item: Item) => number, room: number): Item[][] {
  const groups: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (size > left || groups.length === 0) {
      groups.push([]);
      left = room;
    }
    left -= size;
    groups.at(-1)?.push(item);
  }
  return groups;
}
