// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/BodyGlance.h"

#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace core {

static_assert(linePaddingBytes >= qsizetype{simdjson::SIMDJSON_PADDING});

namespace {

bool mayBeRecord(simdjson::dom::element document)
{
    simdjson::dom::object object;
    if (document.get(object) != simdjson::SUCCESS)
        return false;
    return std::any_of(object.begin(), object.end(),
                       [](const simdjson::dom::key_value_pair &member) {
                           return member.key == "partitionKey" || member.key == "sequenceNumber";
                       });
}

bool isIn(QByteArrayView part, QByteArrayView whole)
{
    const std::less_equal<> isNotBehind; // also of pointers into different arrays
    return isNotBehind(whole.begin(), part.begin()) && isNotBehind(part.end(), whole.end());
}

} // namespace

class BodyGlance::Parser
{
public:
    void lookAhead(QByteArrayView lines)
    {
        m_next.reset();
        m_lines = lines;
        if (lines.isEmpty())
            return;
        const auto size = static_cast<std::size_t>(lines.size());
        if (m_ahead.parse_many(lines.data(), size, size).get(m_documents) == simdjson::SUCCESS)
            m_next = m_documents.begin();
    }

    // `isWanted` is asked about the value of a line that is one JSON value.
    template <typename Wanted>
    bool look(QByteArrayView line, const Wanted &isWanted)
    {
        const std::optional<bool> seen =
            isIn(line, m_lines) ? seenAhead(line, isWanted) : std::nullopt;
        return seen ? *seen : lookAtOne(line, isWanted);
    }

private:
    // Nothing where the values and the lines are not one to one: that line holds none, more than
    // one, or the beginning of one.
    template <typename Wanted>
    std::optional<bool> seenAhead(QByteArrayView line, const Wanted &isWanted)
    {
        const qsizetype begin = line.data() - m_lines.data();
        while (isAt(0, begin))
            ++*m_next; // of lines that nobody asked for
        if (!isAt(begin, begin + line.size()))
            return std::nullopt;
        simdjson::dom::element document;
        if ((**m_next).get(document) != simdjson::SUCCESS)
            return std::nullopt;
        const bool answer = isWanted(document);
        const bool endsHere = endOf(document) <= begin + line.size();
        ++*m_next;
        const bool isAlone = place() > begin + line.size();
        return endsHere && isAlone ? std::optional(answer) : std::nullopt;
    }

    // Whether the next value begins in [from, to).
    bool isAt(qsizetype from, qsizetype to)
    {
        return m_next && *m_next != m_documents.end() && place() >= from && place() < to;
    }

    // Where it begins; the end of the lines behind the last one.
    qsizetype place() const { return static_cast<qsizetype>(m_next->current_index()); }

    // Where the value that is next ends, as far as that may be in another line: only objects and
    // arrays have room for the end of one.
    qsizetype endOf(simdjson::dom::element document) const
    {
        const bool isContainer = document.is_object() || document.is_array();
        return isContainer ? place() + static_cast<qsizetype>(m_next->source().size()) : place();
    }

    template <typename Wanted>
    bool lookAtOne(QByteArrayView line, const Wanted &isWanted)
    {
        const auto size = static_cast<std::size_t>(line.size());
        if (m_padded.size() < size + simdjson::SIMDJSON_PADDING)
            m_padded.resize(size + simdjson::SIMDJSON_PADDING);
        std::copy(line.begin(), line.end(), m_padded.begin()); // what lies behind may be anything
        simdjson::dom::element document;
        return m_single.parse(m_padded.data(), size, false).get(document) == simdjson::SUCCESS
            && isWanted(document);
    }

    QByteArrayView m_lines;
    simdjson::dom::parser m_ahead;
    simdjson::dom::document_stream m_documents;
    std::optional<simdjson::dom::document_stream::iterator> m_next;
    simdjson::dom::parser m_single;
    std::vector<char> m_padded;
};

BodyGlance::BodyGlance()
    : m_parser(std::make_unique<Parser>())
{
}

BodyGlance::~BodyGlance() = default;

void BodyGlance::lookAhead(QByteArrayView lines)
{
    m_parser->lookAhead(lines);
}

bool BodyGlance::isJson(QByteArrayView line)
{
    return m_parser->look(line, [](simdjson::dom::element) { return true; });
}

bool BodyGlance::isNoRecord(QByteArrayView line)
{
    return m_parser->look(line,
                          [](simdjson::dom::element document) { return !mayBeRecord(document); });
}

} // namespace core
