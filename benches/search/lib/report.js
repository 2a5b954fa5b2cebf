// Figures as lines of plain text.
'use strict';

// Median, 95th percentile and most of a list of numbers.
function spread(numbers) {
  const sorted = numbers.slice().sort((a, b) => a - b);
  const at = (share) => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    return value === undefined ? '–' : value >= 1000 ? Math.round(value).toLocaleString('en') : +value.toFixed(1);
  };
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)}`;
}

function table(title, rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`${title}\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n')}`);
}

module.exports = { spread, table };
