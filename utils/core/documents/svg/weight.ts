/** An element of a drawing, as far as it matters for how long it takes to draw. */
export interface Drawn {
  /** Elements, each counted as often as it costs. */
  cost: number;
  id?: string;
  classes: readonly string[];
  /** The ids of the elements that are drawn once more for it. */
  uses: string[];
  children: Drawn[];
}

/** Elements that use one another in a row, beyond which nobody drew it. */
const MOST_DEPTH = 2_000;

/**
 * How much there is to draw: every element as often as it is drawn, since a `<use>` of `<use>`s multiplies. What uses itself is not drawn,
 * and counts once.
 * @param styles what style sheets say, together
 * @param most above which it is not counted on
 * @param filterStep what one step of a filter that a style sheet names costs
 */
export function weightOf(root: Drawn, styles: string, most: number, filterStep = 1): number {
  const all = [root];
  // It grows as it goes on.
  for (const each of all) for (const child of each.children) all.push(child);
  const byId = new Map<string, Drawn>();
  for (const each of all) if (each.id !== undefined && !byId.has(each.id)) byId.set(each.id, each);
  for (const { classes, ids, filters } of rulesOf(styles))
    for (const each of all)
      if (classes.length === 0 || classes.some((name) => each.classes.includes(name))) {
        each.uses.push(...ids);
        each.cost += filters * filterStep;
      }

  const known = new Map<Drawn, number>();
  const weigh = (drawn: Drawn, depth: number): number => {
    if (depth > MOST_DEPTH) return most + 1;
    const before = known.get(drawn);
    if (before !== undefined) return before;
    known.set(drawn, 0);
    const used = drawn.uses.flatMap((id) => byId.get(id) ?? []);
    let weight = drawn.cost;
    for (const each of [...drawn.children, ...used]) weight += weigh(each, depth + 1);
    known.set(drawn, Math.min(weight, most + 1));
    return Math.min(weight, most + 1);
  };
  return weigh(root, 0);
}

/** The ids that a value refers to. */
export function idsIn(value: string): string[] {
  return [...value.matchAll(/url\(\s*["']?\s*(#[^"')]+?)\s*["']?\s*\)/gi)].map(([, address = '']) => idOf(address));
}

/** The id in `#id`, as browsers read it. */
export function idOf(address: string): string {
  try {
    return decodeURIComponent(address.slice(1));
  } catch {
    return address.slice(1);
  }
}

/** How many filters a style names that need no element: https://drafts.fxtf.org/filter-effects/#filter-functions */
export function filtersIn(style: string): number {
  return [...style.matchAll(/\b(?:blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|opacity|saturate|sepia)\(/gi)].length;
}

/** The rules that make work, with the classes that they hold for; none: they may hold for every element. */
function rulesOf(styles: string): { classes: string[]; ids: string[]; filters: number }[] {
  return [...styles.matchAll(/([^{}]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const [ids, filters] = [idsIn(body), filtersIn(body)];
    // What a class must not be says nothing of whom it holds for.
    const classes = selector.includes(':') ? [] : [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
    return ids.length + filters === 0 ? [] : [{ ids, filters, classes }];
  });
}
