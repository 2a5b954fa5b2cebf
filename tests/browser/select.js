(selector, words) => {
    const e = document.querySelector(selector);
    if (!e) return false;
    const at = e.textContent.indexOf(words);
    if (at < 0) return false;
    const range = document.createRange();
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    let [from, begun] = [0, false];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const to = from + node.length;
        if (!begun && at < to) {
            range.setStart(node, at - from);
            begun = true;
        }
        if (begun && at + words.length <= to) {
            range.setEnd(node, at + words.length - from);
            break;
        }
        from = to;
    }
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return true;
}
