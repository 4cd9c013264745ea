// Shows Java code with a little colour.

const PARTS = /(?<comment>\/\/.*)|(?<text>"[^"]*")|(?<keyword>@\w+|\b(?:protected|return|new|int|long|null)\b)/g;

export function showCode(target, source) {
  target.replaceChildren(...source.split("\n").map(line));
}

function line(text) {
  const made = document.createElement("span");
  made.className = "code-line";
  let end = 0;
  for (const part of text.matchAll(PARTS)) {
    made.append(text.slice(end, part.index), colored(part));
    end = part.index + part[0].length;
  }
  made.append(text.slice(end), "\n");
  return made;
}

function colored(part) {
  const kind = Object.keys(part.groups).find(name => part.groups[name] !== undefined);
  const span = document.createElement("span");
  span.className = `code-${kind}`;
  span.textContent = part[0];
  return span;
}
