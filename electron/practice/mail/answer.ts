/** 202, or the status, code and message of Graph's error body. */
export type SendAnswer = { readonly status: 202 } | SendRefusal;

export interface SendRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A refusal as facts 5.3 spell it. */
export function refuse(status: number, code: string, message: string): SendRefusal {
  return { status, code, message };
}
