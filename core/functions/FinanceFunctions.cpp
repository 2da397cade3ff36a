// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

void writeAmount(Call &call)
{
    call.out.append(call.text(3));
    appendBetween(call, call.number(0), call.number(1), static_cast<int>(call.integer(2)));
}

void writeAccount(Call &call)
{
    appendDigits(call, call.integer(0));
}

void writeAccountName(Call &call)
{
    appendWord(call, accountTypes());
    call.append(" Account");
}

void writeMask(Call &call)
{
    if (call.isTrue(1))
        call.out.append('(');
    if (call.isTrue(2))
        call.append("...");
    appendDigits(call, call.integer(0));
    if (call.isTrue(1))
        call.out.append(')');
}

void writeCurrencyCode(Call &call)
{
    call.append(call.random.pick(currencies()).code);
}

void writeCurrencyName(Call &call)
{
    call.append(call.random.pick(currencies()).name);
}

void writeCurrencySymbol(Call &call)
{
    call.append(call.random.pick(currencies()).symbol);
}

// The shape only: it is no address that anybody could pay to.
void writeBitcoin(Call &call)
{
    constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ123456789";
    call.out.append(call.random.below(2) == 0 ? '1' : '3');
    const qint64 count = call.random.between(26, 33);
    for (qint64 i = 0; i < count; ++i)
        call.out.append(alphabet[call.random.below(alphabet.size())]);
}

void writeEthereum(Call &call)
{
    call.append("0x");
    appendHexDigits(call, 40);
}

void writeIban(Call &call)
{
    appendIban(call, {});
}

void writeBic(Call &call)
{
    appendPattern(call, "????", Symbols::DigitsAndLetters);
    call.append(call.random.pick(countries()).code);
    appendPattern(call, call.random.below(2) == 0 ? "?#" : "?####", Symbols::DigitsAndLetters);
}

constexpr std::array functions{
    Function{.name = "commerce.price",
             .group = Group::Commerce,
             .origin = dataGenerator,
             .help = "A price from min to max.",
             .example = R"(commerce.price(5, 50, 2, "$"))",
             .parameters = {optional("min", Type::Number, "0"),
                            optional("max", Type::Number, "1000"),
                            integer("decimals", "2", 0, Decimal::mostPlaces),
                            optional("symbol", Type::Text)},
             .write = writeAmount,
             .check = checkPlaces},
    Function{.name = "finance.account",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "An account number of so many digits.",
             .example = "finance.account(10)",
             .parameters = {integer("length", "8", 1, 1000)},
             .write = writeAccount},
    Function{.name = "finance.accountName",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "A kind of account.",
             .example = "finance.accountName",
             .write = writeAccountName},
    Function{.name = "finance.mask",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "The last digits of an account number, as statements show them.",
             .example = "finance.mask(4, true, true)",
             .parameters = {integer("length", "4", 1, 1000),
                            optional("parentheses", Type::Flag, "false"),
                            optional("ellipsis", Type::Flag, "false")},
             .write = writeMask},
    Function{.name = "finance.amount",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "An amount of money from min to max.",
             .example = R"(finance.amount(10, 1000, 2, "€"))",
             .parameters = {optional("min", Type::Number, "0"),
                            optional("max", Type::Number, "1000"),
                            integer("decimals", "2", 0, Decimal::mostPlaces),
                            optional("symbol", Type::Text)},
             .write = writeAmount,
             .check = checkPlaces},
    Function{.name = "finance.transactionType",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "What is done on an account, such as deposit.",
             .example = "finance.transactionType",
             .write = anyWord<transactionTypes>},
    Function{.name = "finance.currencyCode",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "A currency in three letters (ISO 4217).",
             .example = "finance.currencyCode",
             .write = writeCurrencyCode},
    Function{.name = "finance.currencyName",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "The name of a currency.",
             .example = "finance.currencyName",
             .write = writeCurrencyName},
    Function{.name = "finance.currencySymbol",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "The sign of a currency.",
             .example = "finance.currencySymbol",
             .write = writeCurrencySymbol},
    Function{.name = "finance.bitcoinAddress",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "Something in the shape of a Bitcoin address.",
             .example = "finance.bitcoinAddress",
             .write = writeBitcoin},
    Function{.name = "finance.ethereumAddress",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "Something in the shape of an Ethereum address.",
             .example = "finance.ethereumAddress",
             .write = writeEthereum},
    Function{.name = "finance.iban",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "An account number in the shape of an IBAN, its check digits right.",
             .example = "finance.iban",
             .write = writeIban},
    Function{.name = "finance.bic",
             .group = Group::Finance,
             .origin = dataGenerator,
             .help = "Something in the shape of a BIC.",
             .example = "finance.bic",
             .write = writeBic},
};

} // namespace

std::span<const Function> financeFunctions()
{
    return functions;
}

} // namespace core
