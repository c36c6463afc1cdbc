/** A zone in which it is about five in the afternoon: the evening after a session of this morning, and not yet night. */
export function afternoonZone(now: Date): string {
  const ahead = ((17 - now.getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
