/** `change` and `drop` name items of the plan by their ids. */
export type Changes<Item> = { add: Item[]; change: { id: string; item: Item }[]; drop: string[] }
