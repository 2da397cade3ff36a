// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainEntry.h"

#include "core/json/JsonText.h"

#include <simdjson.h>

#include <openssl/crypto.h>
#include <string_view>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t formatVersion = 1;

Secret secretFrom(std::string_view text)
{
    return Secret(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

Error unreadable()
{
    return {.kind = Error::Kind::Storage,
            .detail = u"The keychain's entry cannot be understood. Enter the keys again."_s};
}

Result<KeychainEntry> entryOf(simdjson::dom::element document)
{
    std::int64_t version = 0;
    std::string_view key;
    std::string_view token;
    if (document["version"].get(version) != simdjson::SUCCESS || version != formatVersion
        || document["secretAccessKey"].get(key) != simdjson::SUCCESS || key.empty())
        return fail(unreadable());
    if (const auto fault = document["sessionToken"].get(token);
        fault != simdjson::SUCCESS && fault != simdjson::NO_SUCH_FIELD)
        return fail(unreadable());
    return KeychainEntry{secretFrom(key), secretFrom(token)};
}

} // namespace

Secret toEntry(const KeychainEntry &entry)
{
    QByteArray text;
    text.reserve(64 + 2 * (entry.secretAccessKey.size() + entry.sessionToken.size()));
    text += R"({"version":1,"secretAccessKey":)";
    appendJsonString(text, entry.secretAccessKey.reveal());
    if (!entry.sessionToken.isEmpty()) {
        text += R"(,"sessionToken":)";
        appendJsonString(text, entry.sessionToken.reveal());
    }
    text += '}';
    return Secret::take(std::move(text));
}

Result<KeychainEntry> fromEntry(const Secret &text)
{
    const QByteArrayView bytes = text.reveal();
    simdjson::padded_string padded(bytes.data(), static_cast<std::size_t>(bytes.size()));
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    Result<KeychainEntry> entry = fail(unreadable());
    if (parser.parse(padded).get(document) == simdjson::SUCCESS)
        entry = entryOf(document);
    // The parser's copies of the strings are as secret as the text.
    if (parser.doc.string_buf)
        OPENSSL_cleanse(parser.doc.string_buf.get(), static_cast<std::size_t>(bytes.size()));
    OPENSSL_cleanse(padded.data(), padded.size());
    return entry;
}

} // namespace core
