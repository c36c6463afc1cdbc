const Z95 = 1.96;

/** The 95 % interval of a share after Wilson (1927): it holds for few cases and for shares near 0 and 1. */
export function wilson(part: number, whole: number): [low: number, high: number] {
  if (whole === 0) return [0, 1];
  const share = part / whole;
  const z2 = Z95 ** 2 / whole;
  const middle = share + z2 / 2;
  const spread = Z95 * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole));
  return [Math.max(0, (middle - spread) / (1 + z2)), Math.min(1, (middle + spread) / (1 + z2))];
}
