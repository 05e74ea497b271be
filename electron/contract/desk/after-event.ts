import type { DeskEvent, DeskState } from './state';

const mostNotes = 100;

/**
 * The state after an event: main and the window count with the same rule, so they cannot come to differ. An event
 * that is already in the state changes nothing.
 */
export function afterEvent(state: DeskState, event: DeskEvent): DeskState {
  if (event.seq <= state.seq) return state;
  return { ...changed(state, event), seq: event.seq };
}

function changed(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case 'target':
      return { ...state, target: event.target };
    case 'practice':
      return { ...state, practice: event.practice };
    case 'sign-in':
      return { ...state, signIn: event.signIn };
    case 'operation':
      return { ...state, operation: event.operation };
    case 'operation-step':
    case 'operation-note':
    case 'operation-checks':
    case 'operation-rung':
      return { ...state, operation: operationAfter(state.operation, event) };
    case 'setups':
      return { ...state, setupsVersion: state.setupsVersion + 1 };
    case 'notice':
      return { ...state, notices: [...state.notices, { id: event.id, text: event.text }] };
  }
}

function operationAfter(
  operation: DeskState['operation'],
  event: Extract<DeskEvent, { type: `operation-${string}` }>,
): DeskState['operation'] {
  if (operation?.id !== event.operation) return operation;
  if (event.type === 'operation-note') {
    return { ...operation, notes: [...operation.notes, event.note].slice(-mostNotes) };
  }
  if (event.type === 'operation-checks') {
    return { ...operation, checks: [...(operation.checks ?? []), ...event.checks] };
  }
  if (event.type === 'operation-rung') {
    return { ...operation, rungs: [...(operation.rungs ?? []), event.rung] };
  }
  const { step } = event;
  const known = operation.steps.some((one) => one.id === step.id);
  const steps = known
    ? operation.steps.map((one) => (one.id === step.id ? step : one))
    : [...operation.steps, step];
  return { ...operation, steps };
}
