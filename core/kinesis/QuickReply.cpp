// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/QuickReply.h"

#include "core/kinesis/AnswerEntry.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace core {

namespace {

constexpr std::uint64_t lowBits = 0x0101010101010101U;
constexpr std::uint64_t highBits = 0x8080808080808080U;

// Where a byte is zero its high bit is set; above the first one other bits may be.
constexpr std::uint64_t zeroBytes(std::uint64_t bytes)
{
    return (bytes - lowBits) & ~bytes & highBits;
}

constexpr bool isPlain(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte >= ' ' && byte < 0x80U && character != '"' && character != '\\';
}

// The first byte that ends a string or needs a closer look, eight at a time.
const char *endOfPlain(const char *at, const char *end)
{
    for (; end - at >= 8; at += 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, at, sizeof bytes);
        const std::uint64_t controls = (bytes - lowBits * ' ') & ~bytes & highBits;
        if (((bytes & highBits) | controls | zeroBytes(bytes ^ (lowBits * '"'))
             | zeroBytes(bytes ^ (lowBits * '\\')))
            != 0)
            break;
    }
    while (at != end && isPlain(*at))
        ++at;
    return at;
}

// Walks over JSON text. After the first surprise every step fails.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
    {
    }

    bool take(char character)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != character)
            return false;
        ++m_at;
        return true;
    }

    bool take(std::string_view word)
    {
        skipBlanks();
        if (static_cast<std::size_t>(m_end - m_at) < word.size()
            || std::string_view(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }

    // A string of ASCII without escapes.
    std::optional<std::string_view> string()
    {
        if (!take('"'))
            return std::nullopt;
        const char *start = m_at;
        m_at = endOfPlain(m_at, m_end);
        const std::string_view text(start, static_cast<std::size_t>(m_at - start));
        return m_at != m_end && *m_at++ == '"' ? std::make_optional(text) : std::nullopt;
    }

    // A whole number of at most six digits.
    std::optional<qsizetype> number()
    {
        skipBlanks();
        constexpr int maxDigits = 6;
        const char *start = m_at;
        qsizetype value = 0;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9' && m_at - start <= maxDigits)
            value = value * 10 + (*m_at++ - '0');
        const auto digits = m_at - start;
        if (digits == 0 || digits > maxDigits || (*start == '0' && digits > 1))
            return std::nullopt;
        return value;
    }

    bool isAtEnd()
    {
        skipBlanks();
        return m_at == m_end;
    }

private:
    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    const char *m_at;
    const char *m_end;
};

// The text of a member that may be null; false at a surprise.
bool readText(Scanner &scanner, std::optional<std::string_view> &text)
{
    text = scanner.string();
    return text || scanner.take("null");
}

// One member of an entry; `seen` has a bit for each name that was there.
bool readMember(Scanner &scanner, AnswerEntry &answer, unsigned &seen)
{
    const std::optional<std::string_view> name = scanner.string();
    if (!name || !scanner.take(':'))
        return false;
    const auto read = [&](unsigned bit, std::optional<std::string_view> &text) {
        return (std::exchange(seen, seen | bit) & bit) == 0 && readText(scanner, text);
    };
    if (*name == "SequenceNumber")
        return read(1, answer.sequenceNumber);
    if (*name == "ShardId")
        return read(2, answer.shardId);
    if (*name == "ErrorCode")
        return read(4, answer.errorCode);
    return *name == "ErrorMessage" && read(8, answer.errorMessage);
}

bool readMembers(Scanner &scanner, AnswerEntry &answer)
{
    unsigned seen = 0;
    if (!scanner.take('{'))
        return false;
    do {
        if (!readMember(scanner, answer, seen))
            return false;
    } while (scanner.take(','));
    return scanner.take('}');
}

bool readEntries(Scanner &scanner, qsizetype sent, QList<PutRecordsEntry> &entries)
{
    if (!scanner.take('['))
        return false;
    entries.reserve(sent);
    EntryReader reader;
    do {
        AnswerEntry answer;
        if (entries.size() == sent || !readMembers(scanner, answer)
            || !reader.read(answer, entries.emplaceBack()).isEmpty())
            return false;
    } while (scanner.take(','));
    return scanner.take(']') && entries.size() == sent;
}

// The members of the answer, each at most once.
struct Root
{
    std::optional<qsizetype> failedRecordCount;
    std::optional<std::string_view> encryptionType;
    bool hasEncryptionType = false;
    bool hasRecords = false;
};

bool readRootMember(Scanner &scanner, qsizetype sent, Root &root, PutRecordsReply &reply)
{
    const std::optional<std::string_view> name = scanner.string();
    if (!name || !scanner.take(':'))
        return false;
    if (*name == "Records")
        return !std::exchange(root.hasRecords, true) && readEntries(scanner, sent, reply.entries);
    if (*name == "EncryptionType")
        return !std::exchange(root.hasEncryptionType, true)
            && readText(scanner, root.encryptionType);
    if (*name != "FailedRecordCount" || root.failedRecordCount)
        return false;
    root.failedRecordCount = scanner.number();
    return root.failedRecordCount.has_value();
}

bool isCountRight(const Root &root, const QList<PutRecordsEntry> &entries)
{
    const auto failed = std::count_if(entries.begin(), entries.end(),
                                      [](const auto &entry) { return !entry.isStored(); });
    return root.failedRecordCount == failed;
}

} // namespace

std::optional<PutRecordsReply> quickReply(QByteArrayView body, qsizetype sent)
{
    constexpr std::size_t longestEncryptionType = 40;
    Scanner scanner(body);
    Root root;
    PutRecordsReply reply;
    if (sent < 1 || !scanner.take('{'))
        return std::nullopt;
    do {
        if (!readRootMember(scanner, sent, root, reply))
            return std::nullopt;
    } while (scanner.take(','));
    if (!scanner.take('}') || !scanner.isAtEnd() || !root.hasRecords
        || !isCountRight(root, reply.entries))
        return std::nullopt;

    const std::string_view encryption = root.encryptionType.value_or(std::string_view());
    if (encryption.size() > longestEncryptionType)
        return std::nullopt;
    reply.encryptionType =
        QString::fromLatin1(encryption.data(), static_cast<qsizetype>(encryption.size()));
    return reply;
}

} // namespace core
