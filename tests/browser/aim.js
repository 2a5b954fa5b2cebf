(selector) => {
    const words = selector.startsWith('text=') && selector.slice(5);
    const shown = (e) => e.checkVisibility({ visibilityProperty: true });
    const e = words
        ? [...document.querySelectorAll('a, button, summary, label, [role=button]')]
            .find((e) => shown(e) && e.innerText.includes(words))
        : document.querySelector(selector);
    if (!e) return 'is not there';
    if (!shown(e)) return 'is hidden';
    e.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
    if (!box) return 'has no size';
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    if (!hit) return 'cannot be scrolled into view';
    if (!e.contains(hit)) return `lies under <${hit.tagName.toLowerCase()} class="${hit.className}">`;
    return [x, y];
}
