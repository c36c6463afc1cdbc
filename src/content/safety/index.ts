export const loadLexicon = () => ({});
