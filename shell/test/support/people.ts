/** The person that the fake server signs in. */
export const demoUser = { id: 'user-1', name: '何敏', username: 'dispatcher', position: '调度员' };

export const allPermissions = [
  'alarm:read',
  'alarm:acknowledge',
  'work-order:read',
  'work-order:assign',
  'room:read',
  'platform:override',
];
