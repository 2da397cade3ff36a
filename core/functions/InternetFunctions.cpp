// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace parameter;

namespace {

constexpr std::string_view vowels = "aeiou";
constexpr std::string_view consonants = "bcdfghjklmnprstvwz";
constexpr std::string_view wordCharacters =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

void writeAvatar(Call &call)
{
    appendAvatar(call);
}

void writeMail(Call &call)
{
    appendMail(call, call.text(0), call.text(1), call.text(2));
}

void writeExampleMail(Call &call)
{
    appendMail(call, call.text(0), call.text(1), {});
}

void writeUserName(Call &call)
{
    appendUserName(call, call.text(0), call.text(1));
}

void writeProtocol(Call &call)
{
    call.append(call.random.below(2) == 0 ? "http" : "https");
}

void writeUrl(Call &call)
{
    writeProtocol(call);
    call.append("://");
    appendDomain(call);
}

void writeDomainName(Call &call)
{
    appendDomain(call);
}

void writeDomainWord(Call &call)
{
    const std::string_view name = call.random.pick(firstNames());
    call.out.append(QByteArray(name.data(), static_cast<qsizetype>(name.size())).toLower());
}

void writeAddressV4(Call &call)
{
    appendAddressV4(call);
}

void writeAddressV6(Call &call)
{
    appendAddressV6(call);
}

void writeUserAgent(Call &call)
{
    appendUserAgent(call);
}

void writeColor(Call &call)
{
    quint64 color = 0;
    for (std::size_t i = 0; i < 3; ++i)
        color = color * 256 + (call.random.below(256) + static_cast<quint64>(call.integer(i))) / 2;
    call.out.append('#');
    call.out.append(QByteArray::number(color, 16).rightJustified(6, '0'));
}

void writeMac(Call &call)
{
    appendMac(call);
}

void writePassword(Call &call)
{
    const qsizetype size = call.out.size() + call.integer(0);
    call.out.append(call.text(3));
    for (int i = 0; call.out.size() < size; ++i) {
        const std::string_view memorable = i % 2 == 0 ? consonants : vowels;
        const std::string_view from = call.isTrue(1) ? memorable : wordCharacters;
        call.out.append(from[call.random.below(from.size())]);
    }
    call.out.truncate(size);
}

} // namespace

void appendUserName(Call &call, QByteArrayView first, QByteArrayView last)
{
    const quint64 form = call.random.below(3);
    QByteArray name;
    Call part{call.random, call.occasion, {}, name};
    if (first.isEmpty())
        appendWord(part, firstNames());
    else
        name.append(first);
    if (form > 0) {
        name.append(call.random.below(2) == 0 ? '.' : '_');
        if (last.isEmpty())
            appendWord(part, lastNames());
        else
            name.append(last);
    }
    if (form != 1)
        appendInteger(name, call.random.between(0, 99));
    call.out.append(name.replace('\'', "").replace(' ', ""));
}

void appendMail(Call &call, QByteArrayView first, QByteArrayView last, QByteArrayView provider)
{
    QByteArray name;
    Call part{call.random, call.occasion, {}, name};
    appendUserName(part, first, last);
    call.out.append(slug(name));
    call.out.append('@');
    if (provider.isEmpty())
        appendWord(call, mailDomains());
    else
        call.out.append(provider);
}

void appendDomain(Call &call)
{
    writeDomainWord(call);
    call.out.append('.');
    appendWord(call, domainSuffixes());
}

void appendAvatar(Call &call)
{
    call.append("https://example.com/avatars/");
    appendInteger(call.out, call.random.between(1, 999));
    call.append(".png");
}

void appendAddressV4(Call &call)
{
    for (int i = 0; i < 4; ++i) {
        if (i > 0)
            call.out.append('.');
        appendInteger(call.out, call.random.between(0, 255));
    }
}

void appendAddressV6(Call &call)
{
    for (int i = 0; i < 8; ++i) {
        if (i > 0)
            call.out.append(':');
        appendHexDigits(call, 4);
    }
}

void appendMac(Call &call)
{
    for (int i = 0; i < 6; ++i) {
        if (i > 0)
            call.out.append(':');
        appendHexDigits(call, 2);
    }
}

void appendUserAgent(Call &call)
{
    static constexpr std::array<std::string_view, 5> systems{
        "X11; Linux x86_64", "Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7",
        "Linux; Android 13", "X11; Ubuntu; Linux x86_64"};
    const std::string_view system = call.random.pick(std::span<const std::string_view>(systems));
    const QByteArray version = QByteArray::number(call.random.between(90, 140));
    call.append("Mozilla/5.0 (");
    call.append(system);
    if (call.random.below(2) == 0) {
        call.out.append("; rv:" + version + ".0) Gecko/20100101 Firefox/" + version + ".0");
        return;
    }
    call.out.append(") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + version
                    + ".0.0.0 Safari/537.36");
}

namespace {

constexpr std::array functions{
    Function{.name = "internet.avatar",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "The URL of a picture of a person, at example.com.",
             .example = "internet.avatar",
             .write = writeAvatar},
    Function{
        .name = "internet.email",
        .group = Group::Internet,
        .origin = dataGenerator,
        .help = "An e-mail address at example.com, .org or .net, or at the provider that is given.",
        .example = "internet.email",
        .parameters = {optional("firstName", Type::Text), optional("lastName", Type::Text),
                       optional("provider", Type::Text)},
        .write = writeMail},
    Function{.name = "internet.exampleEmail",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "An e-mail address at example.com, .org or .net.",
             .example = "internet.exampleEmail",
             .parameters = {optional("firstName", Type::Text), optional("lastName", Type::Text)},
             .write = writeExampleMail},
    Function{.name = "internet.userName",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A name to sign in with.",
             .example = R"(internet.userName("Ada", "Stone"))",
             .parameters = {optional("firstName", Type::Text), optional("lastName", Type::Text)},
             .write = writeUserName},
    Function{.name = "internet.protocol",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "http or https.",
             .example = "internet.protocol",
             .write = writeProtocol},
    Function{.name = "internet.url",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A URL whose domain is kept for examples.",
             .example = "internet.url",
             .write = writeUrl},
    Function{.name = "internet.domainName",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A domain kept for examples.",
             .example = "internet.domainName",
             .write = writeDomainName},
    Function{.name = "internet.domainSuffix",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "The end of a domain kept for examples.",
             .example = "internet.domainSuffix",
             .write = anyWord<domainSuffixes>},
    Function{.name = "internet.domainWord",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A first name in small letters.",
             .example = "internet.domainWord",
             .write = writeDomainWord},
    Function{.name = "internet.ip",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "An IPv4 address.",
             .example = "internet.ip",
             .write = writeAddressV4},
    Function{.name = "internet.ipv6",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "An IPv6 address.",
             .example = "internet.ipv6",
             .write = writeAddressV6},
    Function{.name = "internet.userAgent",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "What a browser says of itself.",
             .example = "internet.userAgent",
             .write = writeUserAgent},
    Function{.name = "internet.color",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A colour such as #1a2b3c, nearer to the one that is given.",
             .example = "internet.color(100, 100, 100)",
             .parameters = {integer("red", "0", 0, 255), integer("green", "0", 0, 255),
                            integer("blue", "0", 0, 255)},
             .write = writeColor},
    Function{.name = "internet.mac",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A MAC address.",
             .example = "internet.mac",
             .write = writeMac},
    Function{.name = "internet.password",
             .group = Group::Internet,
             .origin = dataGenerator,
             .help = "A password of so many characters; memorable ones can be spoken. A pattern "
                     "makes no difference.",
             .example = "internet.password(12, true)",
             .parameters = {integer("length", "15", 1, 10000),
                            optional("memorable", Type::Flag, "false"),
                            optional("pattern", Type::Value), optional("prefix", Type::Text)},
             .write = writePassword},
};

} // namespace

std::span<const Function> internetFunctions()
{
    return functions;
}

} // namespace core
