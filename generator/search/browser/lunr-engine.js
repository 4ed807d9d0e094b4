// The small engine: lunr.js over an index that Python built. It tells which documents hold the words, and how well.

import { load, manifest } from "./data.js";
import { base } from "./fold.js";
import { ofBearer } from "./query.js";

let opened = null;

/** Loads lunr.js (a classic script) and the index, once. */
export function open() {
  opened ??= (async () => {
    const { index, count } = await manifest();
    const [serialised] = await Promise.all([load(index), script("lunr.js")]);
    const documents = new Map(serialised.invertedIndex);
    return new LunrEngine(globalThis.lunr, globalThis.lunr.Index.load(serialised), documents, count);
  })();
  opened.catch(() => (opened = null));
  return opened;
}

function script(name) {
  if (globalThis.lunr) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(name, import.meta.url);
    element.onload = resolve;
    element.onerror = () => reject(new Error(name));
    document.head.append(element);
  });
}

export class LunrEngine {
  constructor(lunr, index, postings, count) {
    Object.assign(this, { lunr, index, postings, count });
  }

  /** Whether any document has the term. */
  async has(term) {
    return this.postings.has(term);
  }

  /** Ordinals of the documents that have the term. */
  documents(term) {
    const found = new Set();
    const posting = this.postings.get(term);
    if (posting) for (const field of this.index.fields) for (const ref in posting[field]) found.add(Number(ref));
    return found;
  }

  /** `[folded word, number of its documents, its accented forms]`, for suggestions. */
  async vocabulary() {
    const forms = new Map();
    for (const term of this.postings.keys()) {
      if (term.startsWith("=")) forms.set(base(term), [...(forms.get(base(term)) ?? []), term.slice(1)]);
    }
    return [...this.postings.keys()].filter((term) => /^\p{L}+$/u.test(term))
      .map((term) => [term, this.documents(term).size, forms.get(term)]);
  }

  /** How many documents have a word, as a whole word or as the beginning of one. */
  async countOf({ fold, prefix }) {
    if (!prefix) return this.documents(fold).size;
    return this.candidates([{ fold, prefix, form: null }], [], []).scores.size;
  }

  /**
   * Documents that have every word, none of `without`: `{scores: ordinal → score, exact}`.
   * What was accented comes first: a document that has more of the accented forms stands before one that has fewer.
   */
  candidates(wanted, without, lifts) {
    const scores = new Map();
    if (wanted.length === 0) {
      for (let at = 0; at < this.count; at += 1) scores.set(at, 0);
    } else {
      for (const { ref, score } of this.ask(wanted, lifts)) scores.set(Number(ref), score);
    }
    for (const term of without) for (const at of this.documents(term)) scores.delete(at);
    for (const term of lifts.filter((each) => each.startsWith("@"))) {
      for (const at of this.documents(term)) if (scores.has(at)) scores.set(at, scores.get(at) + ofBearer(term, wanted));
    }
    const forms = wanted.filter((word) => word.form);
    for (const word of forms) {
      for (const at of this.documents("=" + word.form)) {
        if (scores.has(at)) scores.set(at, scores.get(at) + 1000);
      }
    }
    return { scores, exact: true };
  }

  ask(wanted, lifts) {
    const { lunr } = this;
    return this.index.query((query) => {
      for (const { fold, prefix } of wanted) {
        query.term(fold, {
          usePipeline: false,
          presence: lunr.Query.presence.REQUIRED,
          ...(prefix ? { wildcard: lunr.Query.wildcard.TRAILING } : {}),
        });
        if (prefix) query.term(fold, { usePipeline: false, boost: 3 });
      }
      for (const term of lifts) {
        if (!term.startsWith("@") && this.postings.has(term)) query.term(term, { usePipeline: false, boost: term.startsWith("#") ? 10 : 3 });
      }
    });
  }
}
