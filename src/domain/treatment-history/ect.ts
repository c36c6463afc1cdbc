/** Electroconvulsive therapy by the patient's report (`s7.ect`). A missing part is unknown. */
export interface Ect {
  had?: boolean;
  sides?: 'one' | 'both';
  helped?: 'no' | 'some' | 'lot';
}

/** A course on both sides that helped by less than "a lot", which stands for half and more, as with medicines. */
export function failedBilateralEct({ had, sides, helped }: Ect): boolean {
  return had === true && sides === 'both' && (helped === 'no' || helped === 'some');
}
