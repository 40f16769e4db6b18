/** The forms that a step of an order may need. */
export type OrderForm =
  | ('pause' | 'start' | 'complete' | 'decline' | 'cancel' | 'reopen' | 'rate' | 'assign')
  | ('labour' | 'codes' | 'close' | 'priority');
