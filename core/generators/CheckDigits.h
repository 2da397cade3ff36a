// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace core {

// The digit that makes a row of digits valid after Luhn (ISO/IEC 7812-1), to be put behind it.
char luhnDigit(QByteArrayView digits);

// The two check digits, 2 … 98, of an IBAN (ISO 13616): MOD 97-10 of ISO 7064 over the account and
// then the country, both of digits and capital letters.
int ibanCheck(QByteArrayView country, QByteArrayView account);

} // namespace core
