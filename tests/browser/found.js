// Asks an engine of its own each query; what run.js in benches/search calls sum is made here as it is there.
window.askedForTest = async (queries) => {
  const manifest = `search/${document.querySelector('[data-manifest]').dataset.manifest}`;
  const answers = [];
  for (const query of queries) {
    const engine = wendaSearch.open({ load: wendaSearch.load, manifest });
    const start = performance.now();
    const found = await engine.search(query);
    const cold = performance.now() - start;
    engine.kept?.clear();
    const again = performance.now();
    await engine.search(query);
    const warm = performance.now() - again;
    const documents = Array.from(found.documents).sort((a, b) => a - b);
    const sum = documents.reduce((sum, document) => Math.imul(sum ^ document, 16777619) >>> 0, 2166136261);
    answers.push({ count: documents.length, sum, cold, warm });
  }
  return answers;
};
undefined;
