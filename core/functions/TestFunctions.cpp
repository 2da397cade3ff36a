// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"
#include "core/generators/CheckDigits.h"

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace parameter;

namespace {

struct AccountShape
{
    std::string_view country;
    std::string_view shape; // of what follows the check digits
};

// Countries whose accounts are digits, or letters and then digits, with the right lengths.
constexpr std::array<AccountShape, 8> accountShapes{{{"DE", "##################"},
                                                     {"AT", "################"},
                                                     {"BE", "############"},
                                                     {"CH", "#################"},
                                                     {"ES", "####################"},
                                                     {"FR", "#######################"},
                                                     {"GB", "????##############"},
                                                     {"NL", "????##########"}}};

const AccountShape *shapeOf(QByteArrayView country)
{
    for (const AccountShape &shape : accountShapes) {
        if (country == QByteArrayView(shape.country.data(), 2))
            return &shape;
    }
    return nullptr;
}

void writeAddress(Call &call)
{
    appendAddressV4(call);
}

void writeAddressV6(Call &call)
{
    appendAddressV6(call);
}

void writeMac(Call &call)
{
    appendMac(call);
}

void writeMail(Call &call)
{
    appendMail(call, {}, {}, {});
}

void writePhone(Call &call)
{
    appendPhone(call);
}

void writeUserAgent(Call &call)
{
    appendUserAgent(call);
}

void writeLatitude(Call &call)
{
    appendDegrees(call, 90, 6);
}

void writeLongitude(Call &call)
{
    appendDegrees(call, 180, 6);
}

void writeIban(Call &call)
{
    appendIban(call, call.text(0));
}

QString checkIban(std::span<const Argument> arguments)
{
    const bool isKnown = arguments[0].kind != Argument::Kind::Text || shapeOf(arguments[0].text);
    return isKnown ? QString() : u"The country is AT, BE, CH, DE, ES, FR, GB or NL."_s;
}

// A range that card schemes keep for tests.
void writeCreditCard(Call &call)
{
    QByteArray digits("400000");
    Call part{call.random, call.occasion, {}, digits};
    appendDigits(part, 9);
    digits.append(luhnDigit(digits));
    call.out.append(digits);
}

} // namespace

void appendIban(Call &call, QByteArrayView country)
{
    const AccountShape *known = shapeOf(country);
    const AccountShape &shape =
        known ? *known : call.random.pick(std::span<const AccountShape>(accountShapes));
    QByteArray account;
    Call part{call.random, call.occasion, {}, account};
    appendPattern(part,
                  QByteArrayView(shape.shape.data(), static_cast<qsizetype>(shape.shape.size())),
                  Symbols::DigitsAndLetters);
    const QByteArrayView code(shape.country.data(), 2);
    call.out.append(code);
    appendPadded(call.out, static_cast<quint64>(ibanCheck(code, account)), 2);
    call.out.append(account);
}

namespace {

constexpr std::array functions{
    Function{.name = "ip",
             .group = Group::Contact,
             .help = "An IPv4 address.",
             .example = "ip()",
             .write = writeAddress},
    Function{.name = "ipv6",
             .group = Group::Contact,
             .help = "An IPv6 address.",
             .example = "ipv6()",
             .write = writeAddressV6},
    Function{.name = "mac",
             .group = Group::Contact,
             .help = "A MAC address.",
             .example = "mac()",
             .write = writeMac},
    Function{.name = "email",
             .group = Group::Contact,
             .help = "An e-mail address at example.com, .org or .net.",
             .example = "email()",
             .write = writeMail},
    Function{.name = "phone",
             .group = Group::Contact,
             .help = "A phone number kept for fiction.",
             .example = "phone()",
             .write = writePhone},
    Function{.name = "userAgent",
             .group = Group::Contact,
             .help = "What a browser says of itself.",
             .example = "userAgent()",
             .write = writeUserAgent},
    Function{.name = "latitude",
             .group = Group::Contact,
             .help = "A latitude from -90 to 90 with six decimals.",
             .example = "latitude()",
             .write = writeLatitude},
    Function{.name = "longitude",
             .group = Group::Contact,
             .help = "A longitude from -180 to 180 with six decimals.",
             .example = "longitude()",
             .write = writeLongitude},
    Function{.name = "iban",
             .group = Group::Contact,
             .help = "An account number in the shape of an IBAN, its check digits right.",
             .example = R"(iban("DE"))",
             .parameters = {optional("country", Type::Text)},
             .write = writeIban,
             .check = checkIban},
    Function{.name = "creditCard",
             .group = Group::Contact,
             .help = "The number of a test card: 16 digits, the last one right (Luhn).",
             .example = "creditCard()",
             .write = writeCreditCard},
};

} // namespace

std::span<const Function> testFunctions()
{
    return functions;
}

} // namespace core
