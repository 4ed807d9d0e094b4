// The hits as they are shown: card first, then the snippets when the texts have come.

import { ROOT, rows, say } from "./data.js";
import { element, written } from "./elements.js";
import { snippets } from "./snippet.js";

/** List items for the documents shown; `fill()` puts the snippets in. */
export async function hitList(answer, { say: sentences, status, synonyms }) {
  const { shown, query } = answer;
  const cards = await rows("cards", shown);
  const items = new Map(shown.map((at) => [at, item(cards.get(at), sentences, status)]));
  return {
    items: [...items.values()],
    async fill() {
      if (shown.length === 0) return;
      const texts = await rows("texts", shown);
      for (const [at, made] of items) {
        const address = made.querySelector("a").href;
        const lines = snippets(texts.get(at), query, synonyms).map((each) => snippet(each, address));
        made.querySelector("[data-snippets]").replaceChildren(...lines);
      }
    },
  };
}

function item([id, title, number, issued, issuer, state], sentences, status) {
  return element("li", { class: "hit", "data-result": true, "data-id": id },
    element("h2", { class: "hit-title" }, element("a", { href: new URL(`van-ban/${id}/`, ROOT) }, title)),
    element("p", { class: "hit-facts" },
      ...[
        number ? element("span", { class: "hit-number" }, number) : null,
        issued ? element("time", { datetime: issued }, written(issued)) : element("span", {}, say(sentences, "undated")),
        issuer ? element("span", {}, issuer) : null,
        state === "no_end_stated" ? null : element("span", { class: "hit-status" }, status[state]),
      ].filter(Boolean).flatMap((part, index) => (index ? [" · ", part] : [part]))),
    element("div", { class: "hit-snippets", "data-snippets": true }));
}

function snippet({ anchor, pieces, before, after, best }, address) {
  const words = pieces.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
  const line = [before ? "… " : null, ...words, after ? " …" : null];
  return element("p", { class: best ? "hit-snippet best" : "hit-snippet" },
    anchor ? element("a", { href: `${address}#${anchor}`, class: "hit-place" }, ...line) : element("span", {}, ...line));
}
