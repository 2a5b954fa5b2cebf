(async () => {
    // What is painted in the next frames counts too.
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const entries = (type) => new Promise((done) => {
        const found = [];
        const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => {
            found.push(...observer.takeRecords());
            observer.disconnect();
            done(found);
        }, 50);
    });
    const name = (node) => !node ? '?' : node.nodeType === 1
        ? node.tagName.toLowerCase() + (node.id && `#${node.id}`) + [...node.classList].map((c) => `.${c}`).join('')
        : name(node.parentElement);
    const [paints, largest, shifts] =
        await Promise.all([entries('paint'), entries('largest-contentful-paint'), entries('layout-shift')]);
    return {
        first_paint: paints.find((entry) => entry.name === 'first-contentful-paint')?.startTime ?? 0,
        largest_paint: largest.at(-1)?.startTime ?? 0,
        shift: shifts.reduce((sum, entry) => sum + entry.value, 0),
        moved: [...new Set(shifts.flatMap((entry) => entry.sources.map((source) => name(source.node))))],
    };
})()
