// A storage as nested lists; what has changed since the last time lights up.

export class Tree {
  constructor(target) {
    this.target = target;
    this.clear();
  }

  clear() {
    this.texts = null;
    this.target.replaceChildren();
  }

  show(root) {
    const before = this.texts;
    this.texts = new Map();
    const changed = (path, text) => {
      this.texts.set(path, text);
      return before !== null && before.get(path) !== text;
    };
    this.target.replaceChildren(branch(root.children, "", changed));
  }
}

function branch(children, path, changed) {
  const list = document.createElement("ul");
  list.append(...children.map(child => item(child, `${path}/${child.name}`, changed)));
  if (children.length === 0) {
    list.append(element("li", "kind", "empty"));
  }
  return list;
}

function item(node, path, changed) {
  const line = document.createElement("li");
  line.dataset.path = path.slice(1);
  const name = element("span", "name", node.name);
  name.dir = "auto";
  line.append(name, " ");
  if (node.kind === "object" || node.kind === "collection") {
    line.append(element("span", "kind", node.kind), branch(node.children, path, changed));
  } else if (node.kind === "hidden") {
    line.append(element("span", "kind", "is the demo’s own: hidden"));
  } else if (node.text !== null) {
    line.append(value(node, changed(path, node.text)));
  }
  return line;
}

function value(node, changed) {
  const text = element("span", `value value-${node.kind}`, node.text);
  text.dir = "auto";
  text.classList.toggle("flash", changed);
  return text;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
