// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Function.h"
#include "core/wordlists/WordLists.h"

#include <QByteArray>
#include <QByteArrayView>

namespace core {

// What more than one function is made of.

using Type = Parameter::Type;
using Group = Function::Group;
constexpr auto dataGenerator = Function::Origin::DataGenerator;

// A function that gives one word of a list.
template <Words (*list)()>
void anyWord(Call &call)
{
    call.append(call.random.pick(list()));
}

void appendWord(Call &call, Words words);

// Appends `pattern` with a digit for each #, and a capital letter for each ? when `hasLetters`.
enum class Symbols { Digits, DigitsAndLetters };
void appendPattern(Call &call, QByteArrayView pattern, Symbols symbols, char digitSymbol = '#');

void appendDigits(Call &call, qint64 count);
void appendHexDigits(Call &call, qint64 count);
void appendUuid(QByteArray &out, quint64 high, quint64 low);
// min … max with so many places, zeros included. The order of the limits does not matter.
void appendBetween(Call &call, const Decimal &min, const Decimal &max, int places);

void appendFullName(Call &call, QByteArrayView first, QByteArrayView last);
void appendUserName(Call &call, QByteArrayView first, QByteArrayView last);
void appendMail(Call &call, QByteArrayView first, QByteArrayView last, QByteArrayView provider);
void appendDomain(Call &call);
void appendAvatar(Call &call);
void appendAddressV4(Call &call);
void appendAddressV6(Call &call);
void appendUserAgent(Call &call);
void appendMac(Call &call);
void appendStreetName(Call &call);
void appendStreetAddress(Call &call);
void appendSecondaryAddress(Call &call);
void appendCity(Call &call);
void appendZipCode(Call &call);
void appendPhone(Call &call);
void appendCompany(Call &call, qint64 form); // 0 … 2
void appendCatchPhrase(Call &call);
void appendBusinessTalk(Call &call);
void appendProductName(Call &call);
void appendIban(Call &call, QByteArrayView country);
void appendDegrees(Call &call, qint64 most, int places); // −most … most
void appendLoremWords(Call &call, qint64 count);
void appendSentence(Call &call, qint64 words);
void appendSentences(Call &call, qint64 count, QByteArrayView separator);
void appendRandomWord(Call &call);
void appendRandomWords(Call &call, qint64 count);
void appendImageUrl(Call &call, std::string_view category); // of 640 by 480

// For functions whose arguments are min, max and decimals: whether the limits have room for them.
QString checkPlaces(std::span<const Argument> arguments);
// For functions of one list or object: whether there is something to pick from.
QString checkNotEmpty(std::span<const Argument> arguments);
// One item of the list that is the first argument.
void writeElement(Call &call);

// A random UUID, version 4.
void writeUuid4(Call &call);

// Which of the weights is drawn; they are not negative and not all zero, see checkWeights().
std::size_t drawWeighted(RandomSource &random, std::span<const Argument> weights);
// What is wrong with them, for people; empty when nothing is.
QString checkWeights(std::span<const Argument> weights);

// "text" without blanks and what does not belong in a name of a file or an address.
QByteArray slug(QByteArrayView text);

} // namespace core
