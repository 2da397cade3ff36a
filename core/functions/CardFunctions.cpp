// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"
#include "core/json/JsonText.h"

namespace core {

namespace {

using Writer = void (*)(Call &);

// An object of JSON, member by member.
class ObjectText
{
public:
    explicit ObjectText(Call &call)
        : m_call(call)
    {
        call.out.append('{');
    }

    void name(std::string_view name)
    {
        if (!m_isFirst)
            m_call.out.append(',');
        m_isFirst = false;
        appendJsonString(m_call.out,
                         QByteArrayView(name.data(), static_cast<qsizetype>(name.size())));
        m_call.out.append(':');
    }

    void text(std::string_view key, Writer write)
    {
        name(key);
        QByteArray value;
        Call part{m_call.random, m_call.occasion, {}, value};
        write(part);
        appendJsonString(m_call.out, QByteArrayView(value));
    }

    void object(std::string_view key, Writer write)
    {
        name(key);
        write(m_call);
    }

    void end() { m_call.out.append('}'); }

private:
    Call &m_call;
    bool m_isFirst = true;
};

void appendList(Call &call, Writer write)
{
    call.out.append('[');
    for (int i = 0; i < 3; ++i) {
        if (i > 0)
            call.out.append(',');
        write(call);
    }
    call.out.append(']');
}

void fullName(Call &call)
{
    appendFullName(call, {}, {});
}

void userName(Call &call)
{
    appendUserName(call, {}, {});
}

void mail(Call &call)
{
    appendMail(call, {}, {}, {});
}

void fullStreetAddress(Call &call)
{
    appendStreetAddress(call);
    call.out.append(' ');
    appendSecondaryAddress(call);
}

void state(Call &call)
{
    call.append(call.random.pick(states()).name);
}

void country(Call &call)
{
    call.append(call.random.pick(countries()).name);
}

void latitude(Call &call)
{
    appendDegrees(call, 90, 4);
}

void longitude(Call &call)
{
    appendDegrees(call, 180, 4);
}

void companyName(Call &call)
{
    appendCompany(call, static_cast<qint64>(call.random.below(3)));
}

void threeWords(Call &call)
{
    appendLoremWords(call, 3);
}

void sentence(Call &call)
{
    appendSentence(call, call.random.between(3, 10));
}

void sentences(Call &call)
{
    appendSentences(call, call.random.between(2, 6), " ");
}

void writePlace(Call &call)
{
    ObjectText place(call);
    place.text("lat", latitude);
    place.text("lng", longitude);
    place.end();
}

void writeShortAddress(Call &call)
{
    ObjectText address(call);
    address.text("street", appendStreetName);
    address.text("suite", appendSecondaryAddress);
    address.text("city", appendCity);
    address.text("zipcode", appendZipCode);
    address.object("geo", writePlace);
    address.end();
}

void writeLongAddress(Call &call)
{
    ObjectText address(call);
    address.text("streetA", appendStreetName);
    address.text("streetB", appendStreetAddress);
    address.text("streetC", fullStreetAddress);
    address.text("streetD", appendSecondaryAddress);
    address.text("city", appendCity);
    address.text("state", state);
    address.text("country", country);
    address.text("zipcode", appendZipCode);
    address.object("geo", writePlace);
    address.end();
}

void writeCompany(Call &call)
{
    ObjectText company(call);
    company.text("name", companyName);
    company.text("catchPhrase", appendCatchPhrase);
    company.text("bs", appendBusinessTalk);
    company.end();
}

void writePost(Call &call)
{
    ObjectText post(call);
    post.text("words", threeWords);
    post.text("sentence", sentence);
    post.text("sentences", sentences);
    post.text("paragraph", sentences);
    post.end();
}

void writeTransaction(Call &call)
{
    ObjectText transaction(call);
    transaction.text("amount", [](Call &part) { appendBetween(part, {0, 0}, {1000, 0}, 2); });
    transaction.text("date", [](Call &part) { appendIsoTime(part.out, part.occasion.now.time); });
    transaction.text("business", companyName);
    transaction.text("name", [](Call &part) {
        appendWord(part, accountTypes());
        part.append(" Account ");
        appendDigits(part, 4);
    });
    transaction.text("type", [](Call &part) { appendWord(part, transactionTypes()); });
    transaction.text("account", [](Call &part) { appendDigits(part, 8); });
    transaction.end();
}

void writeCard(Call &call)
{
    ObjectText card(call);
    card.text("name", fullName);
    card.text("username", userName);
    card.text("email", mail);
    card.object("address", writeLongAddress);
    card.text("phone", appendPhone);
    card.text("website", appendDomain);
    card.object("company", writeCompany);
    card.object("posts", [](Call &part) { appendList(part, writePost); });
    card.object("accountHistory", [](Call &part) { appendList(part, writeTransaction); });
    card.end();
}

// 50 years before the autumn of 1992, as the Kinesis Data Generator has it.
void birthday(Call &call)
{
    constexpr qint64 latest = 717'017'702'000;
    constexpr qint64 years = 50LL * 365 * 86'400'000;
    appendIsoTime(call.out, WallTime(Milliseconds(latest - call.random.between(1000, years))));
}

void writeContextualCard(Call &call)
{
    const std::string_view drawn = call.random.pick(firstNames());
    const QByteArrayView name(drawn.data(), static_cast<qsizetype>(drawn.size()));
    ObjectText card(call);
    card.name("name");
    appendJsonString(call.out, name);
    card.name("username");
    QByteArray user;
    Call part{call.random, call.occasion, {}, user};
    appendUserName(part, name, {});
    appendJsonString(call.out, QByteArrayView(user));
    card.text("avatar", appendAvatar);
    card.name("email");
    appendJsonString(call.out, QByteArrayView(slug(user).append("@example.com")));
    card.text("dob", birthday);
    card.text("phone", appendPhone);
    card.object("address", writeShortAddress);
    card.text("website", appendDomain);
    card.object("company", writeCompany);
    card.end();
}

void writeUserCard(Call &call)
{
    ObjectText card(call);
    card.text("name", fullName);
    card.text("username", userName);
    card.text("email", mail);
    card.object("address", writeShortAddress);
    card.text("phone", appendPhone);
    card.text("website", appendDomain);
    card.object("company", writeCompany);
    card.end();
}

constexpr std::array functions{
    Function{.name = "helpers.createCard",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "A person with address, company, posts and transactions, as a JSON object.",
             .example = "helpers.createCard",
             .write = writeCard},
    Function{.name = "helpers.contextualCard",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "A person whose user name and address of mail fit the name, as a JSON object.",
             .example = "helpers.contextualCard",
             .write = writeContextualCard},
    Function{.name = "helpers.userCard",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "A person with address and company, as a JSON object.",
             .example = "helpers.userCard",
             .write = writeUserCard},
    Function{.name = "helpers.createTransaction",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "A transaction on an account, as a JSON object.",
             .example = "helpers.createTransaction",
             .write = writeTransaction},
};

} // namespace

std::span<const Function> cardFunctions()
{
    return functions;
}

} // namespace core
