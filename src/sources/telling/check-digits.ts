/** ISO 2108: ten digits weighted 10 to 1 divisible by 11, or thirteen weighted 1 and 3 divisible by 10. */
export function isIsbn(plain: string): boolean {
  const digits = digitsOf(plain);
  if (/^\d{9}[\dX]$/i.test(plain)) return digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11 === 0;
  return (
    /^97[89]\d{10}$/.test(plain) && digits.reduce((sum, digit, at) => sum + digit * (at % 2 ? 3 : 1), 0) % 10 === 0
  );
}

/** ISO 3297: eight digits weighted 8 to 1 divisible by 11. */
export function isIssn(plain: string): boolean {
  return (
    /^\d{7}[\dX]$/i.test(plain) && digitsOf(plain).reduce((sum, digit, at) => sum + digit * (8 - at), 0) % 11 === 0
  );
}

const digitsOf = (plain: string) => [...plain].map((digit) => (digit.toUpperCase() === "X" ? 10 : Number(digit)));
