/** Dialog ids stand in stored stacks: they never change. */
export const ROOT = 'root';
export const DUE = 'due';
export const QUESTIONNAIRE = 'questionnaire';
export const CRISIS = 'crisis';
export const FAQ = 'faq';
