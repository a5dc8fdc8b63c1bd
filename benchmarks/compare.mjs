// Our outputs beside those of each other tool, as ratios.

const ratio = (mine, theirs) => mine.map((n, i) => (n / theirs[i]).toFixed(3)).join(' / ');

function lines(mine, theirs, sizes) {
  const found = [
    `${mine.name}, ours to ${theirs.tool} (${sizes.join(' / ')}): ` +
      `main ${ratio(mine.main, theirs.main)}, all outputs ${ratio(mine.sum, theirs.sum)}`,
  ];
  const shared = [...mine.first.keys()].filter(m => theirs.first.has(m));
  sizes.forEach((size, i) => {
    const larger = shared.filter(m => mine.first.get(m).sizes[i] > theirs.first.get(m).sizes[i]);
    const told = larger.map(m => `${m} ${mine.first.get(m).sizes[i]} > ${theirs.first.get(m).sizes[i]}`);
    found.push(`  ${size}: larger for ${larger.length} of ${shared.length} modules ${told.join(', ')}`);
  });
  const more = shared.filter(m => mine.first.get(m).requests > theirs.first.get(m).requests);
  found.push(`  requests: more for ${more.length} of ${shared.length} modules`);
  return found;
}

/** For each program and each other tool that could split it: where are we larger? */
export function comparison(rows, sizes) {
  return rows
    .filter(r => r.tool === 'this project')
    .flatMap(mine =>
      rows
        .filter(r => r.name === mine.name && r.tool !== mine.tool && r.first?.size)
        .flatMap(theirs => lines(mine, theirs, sizes)),
    )
    .join('\n');
}
