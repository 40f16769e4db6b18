// Node 24 comes from the npm registry as a dependency; `npm ci --ignore-scripts` would silently
// leave the machine's own Node in its place.
export function requireNode24() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  process.stderr.write(
    `Houqin needs Node 24 and found ${process.version}: run "npm ci" without --ignore-scripts, then start through npm.\n`,
  );
  process.exit(1);
}
