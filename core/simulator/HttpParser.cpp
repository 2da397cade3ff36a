// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/HttpParser.h"

#include <algorithm>
#include <cstring>

namespace core::simulator {

namespace {

constexpr qsizetype longestChunkLine = 128;
constexpr qsizetype keptBytes = 1024LL * 1024;

bool isTokenCharacter(char c)
{
    constexpr const char *others = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::strchr(others, c) != nullptr);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && qstrnicmp(a.data(), b.data(), size_t(a.size())) == 0;
}

bool listContains(QByteArrayView list, QByteArrayView word)
{
    const QList<QByteArray> items = list.toByteArray().split(',');
    return std::any_of(items.begin(), items.end(), [word](const QByteArray &item) {
        return equalsIgnoringCase(item.trimmed(), word);
    });
}

bool isDecimal(const QByteArray &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isHexadecimal(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

} // namespace

std::optional<QByteArray> HttpRequest::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [name](const auto &entry) {
        return equalsIgnoringCase(entry.first, name);
    });
    if (found == headers.end())
        return std::nullopt;
    return found->second;
}

HttpParser::HttpParser(Limits limits)
    : m_limits(limits)
{
}

void HttpParser::feed(QByteArrayView bytes)
{
    if (m_state != State::Broken)
        m_buffer.append(bytes.data(), bytes.size());
}

std::optional<HttpRequest> HttpParser::next()
{
    while (m_state != State::Done) {
        if (!step())
            return std::nullopt;
    }
    m_buffer.remove(0, m_position);
    if (m_buffer.capacity() > keptBytes)
        m_buffer.squeeze(); // idle connections do not hold on to what a large request needed
    m_position = 0;
    m_state = State::Head;
    m_wantsContinue = false;
    return std::exchange(m_request, {});
}

bool HttpParser::takeContinue()
{
    const bool waits = m_wantsContinue && m_state != State::Head && rest().isEmpty();
    if (waits)
        m_wantsContinue = false;
    return waits;
}

bool HttpParser::step()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::ChunkSize:
        return readChunkSize();
    case State::ChunkData:
        return readChunkData();
    case State::ChunkEnd:
        return readChunkEnd();
    case State::Trailer:
        return readTrailer();
    case State::Done:
    case State::Broken:
        break;
    }
    return false;
}

bool HttpParser::readHead()
{
    // Empty lines before a request are left over from careless senders (RFC 9112, 2.2).
    while (rest().startsWith("\r\n"))
        m_position += 2;
    // Who begins with TLS waits for an answer before anything that could end a line.
    if (!rest().isEmpty() && rest().front() != '\r' && !isTokenCharacter(rest().front()))
        return breakWith(400);
    const qsizetype end = rest().indexOf("\r\n\r\n");
    if (end < 0 && rest().size() <= m_limits.headBytes)
        return false;
    if (end < 0 || end > m_limits.headBytes)
        return breakWith(431);

    const qsizetype bodyPosition = m_position + end + 4;
    if (!readRequestLine(*takeLine()))
        return false;
    while (m_position < bodyPosition - 2) {
        if (!readHeaderLine(*takeLine()))
            return false;
    }
    m_position = bodyPosition;
    return chooseBody();
}

bool HttpParser::readRequestLine(QByteArrayView line)
{
    const QList<QByteArray> parts = line.toByteArray().split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || parts[1].isEmpty())
        return breakWith(400);
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return breakWith(parts[2].startsWith("HTTP/") ? 505 : 400);
    m_request.method = parts[0];
    m_request.target = parts[1];
    m_isHttp10 = parts[2] == "HTTP/1.0";
    return true;
}

bool HttpParser::readHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)) || line.contains('\0'))
        return breakWith(400);
    m_request.headers.append(
        {line.first(colon).toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

bool HttpParser::chooseBody()
{
    const QByteArray connection = m_request.header("Connection").value_or(QByteArray());
    m_request.keepAlive =
        m_isHttp10 ? listContains(connection, "keep-alive") : !listContains(connection, "close");
    m_wantsContinue = !m_isHttp10
        && equalsIgnoringCase(m_request.header("Expect").value_or(QByteArray()), "100-continue");

    const auto transfer = m_request.header("Transfer-Encoding");
    if (!transfer)
        return chooseLength();
    if (!equalsIgnoringCase(*transfer, "chunked"))
        return breakWith(501);
    // Two lengths of which one is a lie: how requests are smuggled.
    if (m_request.header("Content-Length"))
        return breakWith(400);
    m_state = State::ChunkSize;
    return true;
}

bool HttpParser::chooseLength()
{
    std::optional<QByteArray> length;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        if (!equalsIgnoringCase(name, "Content-Length"))
            continue;
        if (!isDecimal(value) || (length && *length != value))
            return breakWith(400);
        length = value;
    }
    bool fits = true;
    m_expected = length ? length->toLongLong(&fits) : 0;
    if (!fits || m_expected > m_limits.bodyBytes)
        return breakWith(413);
    m_buffer.reserve(m_position + m_expected);
    m_state = State::Body;
    return true;
}

bool HttpParser::readBody()
{
    if (rest().size() < m_expected)
        return false;
    m_request.body = rest().first(m_expected).toByteArray();
    m_position += m_expected;
    m_state = State::Done;
    return true;
}

bool HttpParser::readChunkSize()
{
    const auto line = takeLine();
    if (!line && rest().size() > longestChunkLine)
        return breakWith(400);
    if (!line)
        return false;
    const qsizetype extension = line->indexOf(';');
    const QByteArray digits =
        (extension < 0 ? *line : line->first(extension)).trimmed().toByteArray();
    bool isNumber = false;
    m_expected = digits.toLongLong(&isNumber, 16);
    if (!isNumber || !isHexadecimal(digits))
        return breakWith(400);
    if (m_expected > m_limits.bodyBytes - m_request.body.size())
        return breakWith(413);
    m_state = m_expected == 0 ? State::Trailer : State::ChunkData;
    return true;
}

bool HttpParser::readChunkData()
{
    const qsizetype size = std::min(rest().size(), m_expected);
    m_request.body.append(rest().first(size));
    m_position += size;
    m_expected -= size;
    if (m_expected > 0)
        return false;
    m_state = State::ChunkEnd;
    return true;
}

bool HttpParser::readChunkEnd()
{
    if (rest().size() < 2)
        return false;
    if (!rest().startsWith("\r\n"))
        return breakWith(400);
    m_position += 2;
    m_buffer.remove(0, m_position);
    m_position = 0;
    m_state = State::ChunkSize;
    return true;
}

bool HttpParser::readTrailer()
{
    const auto line = takeLine();
    if (!line && rest().size() > m_limits.headBytes)
        return breakWith(431);
    if (!line)
        return false;
    if (line->isEmpty())
        m_state = State::Done;
    return true;
}

bool HttpParser::breakWith(int status)
{
    m_brokenStatus = status;
    m_state = State::Broken;
    m_buffer.clear();
    m_position = 0;
    return false;
}

std::optional<QByteArrayView> HttpParser::takeLine()
{
    const qsizetype end = rest().indexOf("\r\n");
    if (end < 0)
        return std::nullopt;
    const QByteArrayView line = rest().first(end);
    m_position += end + 2;
    return line;
}

QByteArrayView HttpParser::rest() const
{
    return QByteArrayView(m_buffer).sliced(m_position);
}

} // namespace core::simulator
