// The words modules show, translated by the server in the frame.
export function word(name, values = {}) {
  const found = document
    .getElementById("words")
    ?.content.querySelector(`[data-word="${name}"]`);
  const text = found ? found.textContent : name;
  return text.replace(/%\((\w+)\)s/g, (whole, key) => values[key] ?? whole);
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export function clock() {
  const language = document.documentElement.lang;
  return new Date().toLocaleTimeString(`${language}-u-nu-latn`, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
