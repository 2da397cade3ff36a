// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/LineSplitter.h"
#include "core/records/RecordLine.h"
#include "tests/bench/Groups.h"

#include <simdjson.h>

#include <cstring>
#include <memory>

namespace {

constexpr int lineCount = 20'000;
constexpr qsizetype pieceBytes = 256 * 1024; // as a file is read

QByteArray bodies()
{
    QByteArray text;
    const auto records = sampleRecords();
    for (std::size_t i = 0; i < lineCount; ++i)
        text.append(records[i % records.size()].data).append('\n');
    text.reserve(text.size() + core::linePaddingBytes);
    return text;
}

void splitOnly(const QByteArray &text)
{
    core::LineSplitter splitter;
    const auto receive = [](const core::LineSplitter::Line &line) { keep(line); };
    for (qsizetype at = 0; at < text.size(); at += pieceBytes)
        splitter.feed(QByteArrayView(text).sliced(at, std::min(pieceBytes, text.size() - at)),
                      receive);
    splitter.finish(receive);
}

void readRecords(const QByteArray &text, core::RecordLine &reader)
{
    core::LineSplitter splitter;
    const auto receive = [&reader](const core::LineSplitter::Line &line) {
        keep(reader.read(line.text));
    };
    for (qsizetype at = 0; at < text.size(); at += pieceBytes) {
        const auto piece = QByteArrayView(text).sliced(at, std::min(pieceBytes, text.size() - at));
        reader.lookAhead(splitter.wholeLinesOf(piece));
        splitter.feed(piece, receive);
    }
    splitter.finish(receive);
}

// Each line parsed in place, with all that follows as its padding.
void domPerLine(const simdjson::padded_string &text, simdjson::dom::parser &parser)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto *end =
            static_cast<const char *>(std::memchr(text.data() + at, '\n', text.size() - at));
        const auto size = static_cast<std::size_t>(end - (text.data() + at));
        simdjson::dom::element document;
        keep(parser.parse(text.data() + at, size, false).get(document));
        at += size + 1;
    }
}

void parseMany(const simdjson::padded_string &text, simdjson::dom::parser &parser)
{
    simdjson::dom::document_stream documents;
    if (parser.parse_many(text).get(documents) != simdjson::SUCCESS)
        return;
    for (const auto document : documents)
        keep(document.error());
}

} // namespace

Group reading()
{
    struct Sample
    {
        QByteArray text = bodies();
        simdjson::padded_string padded{text.constData(), static_cast<std::size_t>(text.size())};
        simdjson::dom::parser parser;
        core::RecordLine reader{{.random = [state = quint64{1}]() mutable {
            return state = state * 6364136223846793005U + 1442695040888963407U;
        }}};
    };
    const auto sample = std::make_shared<Sample>();
    const auto part = [](const char *name, std::function<void()> work) {
        return Part{name, std::move(work), 1, lineCount, "lines"};
    };
    return {.title = "Reading JSONL, bodies of 200 bytes",
            .parts = {part("line ends", [=] { splitOnly(sample->text); }),
                      part("simdjson parse_many, nothing kept",
                           [=] { parseMany(sample->padded, sample->parser); }),
                      part("simdjson DOM per line, nothing kept",
                           [=] { domPerLine(sample->padded, sample->parser); }),
                      part("records with random keys",
                           [=] { readRecords(sample->text, sample->reader); })},
            .goals = {{"records with random keys", "simdjson DOM per line, nothing kept", 2}}};
}
