/** The accounts of the demonstration data (design.md §4); listed only when the server says DEMO. */
export const demoAccounts = [
  'dispatcher',
  'technician',
  'nurse',
  'environment',
  'director',
  'head',
  'storekeeper',
  'buyer',
  'energy',
  'finance',
  'hr',
  'admin',
] as const;

export const demoPassword = 'houqin-demo';
