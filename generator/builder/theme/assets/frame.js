// The frame's three conveniences: the choice of colours, copying, and a key for the search box. Nothing needs them.

const CHOICES = ["auto", "light", "dark"];
const root = document.documentElement;

function remember(choice) {
  if (choice === "auto") delete root.dataset.scheme;
  else root.dataset.scheme = choice;
  try {
    if (choice === "auto") localStorage.removeItem("congvan.scheme");
    else localStorage.setItem("congvan.scheme", choice);
  } catch {
    // No storage: the choice holds for this page.
  }
}

function say(words) {
  const place = document.querySelector(".announced");
  place.textContent = "";
  requestAnimationFrame(() => {
    place.textContent = words;
    setTimeout(() => {
      if (place.textContent === words) place.textContent = "";
    }, 2500);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not a secure origin, or refused: the old way.
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "off-page";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

// What a button copies: its words as they stand, or, for an anchor of this page, the anchor's address.
function wordsOf(button) {
  const words = button.dataset.copy;
  return /^#\S+$/.test(words) ? location.href.split(/[?#]/)[0] + words : words;
}

const scheme = document.querySelector("button.scheme");
if (scheme) {
  const show = () => {
    const choice = root.dataset.scheme || "auto";
    scheme.textContent = `${scheme.dataset.schemeLabel}: ${scheme.dataset[choice]}`;
  };
  scheme.hidden = false;
  scheme.addEventListener("click", () => {
    remember(CHOICES[(CHOICES.indexOf(root.dataset.scheme || "auto") + 1) % CHOICES.length]);
    show();
  });
  show();
}

for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  if (await copy(wordsOf(button))) {
    say(document.querySelector(".announced").dataset.copied);
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 2500);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.isContentEditable || /^(input|textarea|select)$/i.test(at.tagName)) return;
  const box = document.querySelector('form[role="search"] input[name="q"]');
  if (box) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
