/** A point of care, and the medicine session that it is about (`domain/care/schedule.ts` says which there are). */
export interface SessionPoint {
  point: string;
  sessionId: string;
}

export function sharesPoint(some: readonly SessionPoint[], others: readonly SessionPoint[]): boolean {
  return some.some((one) => others.some((other) => one.point === other.point && one.sessionId === other.sessionId));
}
