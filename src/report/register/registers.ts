import { conditionRegisters } from './condition-registers.ts';
import { followRegisters } from './follow-registers.ts';
import type { Register } from './register.ts';
import type { RegisterName } from './register-name.ts';
import { siteRegisters } from './site-registers.ts';

/** Every table that the register fills, by the name that a report type gives it and that its lines begin with. */
export const registers: Record<RegisterName, Register> = {
  ...siteRegisters,
  ...conditionRegisters,
  ...followRegisters,
};
