// Elements made of names, attributes and text; text is never taken for HTML.

/** `element("a", {href: "x"}, "text", child, …)`; attributes that are null or false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  give(made, attributes, children);
  return made;
}

/** The same in SVG. */
export function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  give(made, attributes, children);
  return made;
}

function give(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
}

/** `2021-07-20` as readers write it. */
export function written(day) {
  return day.split("-").reverse().join("/");
}
