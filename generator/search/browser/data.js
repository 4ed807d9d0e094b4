// Loads what the build wrote beside these scripts. The site's root is found from this script's own address.

import { unpacked } from "./cards.js";

const HERE = new URL("./", import.meta.url);
export const ROOT = new URL("../../", HERE);

const kept = new Map();

/** A JSON file of the index, loaded once. Names carry a hash of the content, so a browser may keep them for ever. */
export function load(name) {
  if (!kept.has(name)) {
    const answer = fetch(new URL(name, HERE)).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.json();
    });
    answer.catch(() => kept.delete(name));
    kept.set(name, answer);
  }
  return kept.get(name);
}

/** The one file without a hash: it names the others. */
export function manifest() {
  if (!kept.has("manifest.json")) {
    const answer = fetch(new URL("manifest.json", HERE), { cache: "no-cache" }).then((response) => {
      if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
      return response.json();
    });
    answer.catch(() => kept.delete("manifest.json"));
    kept.set("manifest.json", answer);
  }
  return kept.get("manifest.json");
}

/** A file of a table that is kept in several; a new build's files are asked for anew. */
export async function part(table, number) {
  const { version } = (await manifest())[table];
  return load(`${table}-${number}.json?${version}`);
}

const opened = new Map();

/** A file of cards as rows. */
async function cards(number) {
  const packed = await part("cards", number);
  if (!opened.has(packed)) opened.set(packed, unpacked(packed));
  return opened.get(packed);
}

/** Rows of a table that is kept in several files (`cards`, `texts`): ordinal → row. */
export async function rows(table, ordinals) {
  const { per_file: perFile } = (await manifest())[table];
  const found = new Map();
  await Promise.all([...new Set(ordinals.map((at) => Math.floor(at / perFile)))].map(async (number) => {
    const some = await (table === "cards" ? cards(number) : part(table, number));
    for (const at of ordinals) if (Math.floor(at / perFile) === number) found.set(at, some[at % perFile]);
  }));
  return found;
}

/** How many files hold these rows. */
export async function filesOf(table, ordinals) {
  const { per_file: perFile } = (await manifest())[table];
  return new Set(ordinals.map((at) => Math.floor(at / perFile))).size;
}

/** A sentence of the interface, its `{named}` places filled. */
export function say(words, key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
