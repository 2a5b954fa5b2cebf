(() => {
    const room = document.documentElement.clientWidth;
    const page = document.scrollingElement ?? document.documentElement;
    if (page.scrollWidth <= room) return [];
    const name = (e) => e.tagName.toLowerCase() + (e.id && `#${e.id}`)
        + [...e.classList].map((c) => `.${c}`).join('');
    const own = [...document.querySelectorAll('body, body *')]
        .map((e) => ({ e, right: e.getBoundingClientRect().right + scrollX }))
        .filter(({ right }) => right > room + 0.5);
    // Of a whole chain that sticks out, the innermost is to blame.
    const innermost = own.filter(({ e }) => !own.some((other) => other.e !== e && e.contains(other.e)));
    const named = innermost.map(({ e, right }) => `${name(e)} ends at ${Math.ceil(right)} of ${room} px`);
    return named.length ? named.slice(0, 10) : [`the page is ${page.scrollWidth} of ${room} px wide`];
})()
