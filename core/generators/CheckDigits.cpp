// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/CheckDigits.h"

#include <QtGlobal>

namespace core {

namespace {

int remainderAfter(int remainder, QByteArrayView characters)
{
    for (const char c : characters) {
        const bool isDigit = c >= '0' && c <= '9';
        const int value = isDigit ? c - '0' : c - 'A' + 10;
        remainder = (remainder * (isDigit ? 10 : 100) + value) % 97;
    }
    return remainder;
}

} // namespace

char luhnDigit(QByteArrayView digits)
{
    int sum = 0;
    bool isDoubled = true;
    for (qsizetype i = digits.size() - 1; i >= 0; --i) {
        const int digit = (digits[i] - '0') * (isDoubled ? 2 : 1);
        sum += digit / 10 + digit % 10;
        isDoubled = !isDoubled;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

int ibanCheck(QByteArrayView country, QByteArrayView account)
{
    const int remainder = remainderAfter(remainderAfter(0, account), country);
    return 98 - remainderAfter(remainder, "00");
}

} // namespace core
