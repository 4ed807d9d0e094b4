// The lists of the archive that are nearest to a search: those have feeds.

import { words } from "./fold.js";
import { required } from "./query.js";

const FOLDERS = { issuer: "co-quan/", topic: "chu-de/", place: "dia-phuong/", kind: "loai/" };
const sizes = new WeakMap();

/**
 * `[{name, folder}]`, folder below the site's root: the lists that are chosen; where none is, the one that
 * the words name, else the one that has most of the hits and least besides. The whole archive (no name) has no rival
 * where all of it was found.
 */
export function nearestLists({ hits, query }, { columns, counts }, filters) {
  const facets = Object.keys(FOLDERS);
  const chosen = facets.flatMap((facet) => columns.tables[facet].filter(([slug]) => filters[facet].includes(slug))
    .map((row) => list(facet, row)));
  if (chosen.length > 0) return chosen;
  const whole = { name: null, folder: "" };
  if (hits.length === columns.count) return [whole];
  const asked = required(query).map((word) => word.fold);
  const rivals = facets.flatMap((facet) => [...counts[facet]].map(([at, count]) => {
    const row = columns.tables[facet][at];
    const named = asked.length > 0 && holds(words(row[1]).map((word) => word.fold), asked);
    return { facet, row, near: (named ? 1 : 0) + count / (hits.length + size(columns, facet, at) - count) };
  }));
  if (rivals.length === 0) return [whole];
  const { facet, row } = rivals.reduce((best, each) => (each.near > best.near ? each : best));
  return [list(facet, row)];
}

function list(facet, [slug, name]) {
  const folder = `${FOLDERS[facet]}${slug}/`;
  return { name, folder };
}

function holds(name, asked) {
  return asked.every((fold) => name.includes(fold)) || name.every((fold) => asked.includes(fold));
}

/** How many documents a list has. */
function size(columns, facet, at) {
  if (!sizes.has(columns)) sizes.set(columns, {});
  const counted = sizes.get(columns);
  if (!counted[facet]) {
    counted[facet] = new Map();
    for (const some of columns[facet]) for (const each of some) counted[facet].set(each, (counted[facet].get(each) ?? 0) + 1);
  }
  return counted[facet].get(at);
}
