// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Renderer.h"
#include "tests/bench/Groups.h"

#include <QDateTime>
#include <QUuid>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int recordCount = 20'000;

const QByteArray usual =
    R"({"id":"{{ uuid() }}","at":"{{ now() }}","n":{{ seq() }},"v":{{ int(1, 1000) }}})";

core::Variables withId()
{
    core::Variables variables;
    variables.add({"id", "{{ uuid() }}", core::Variable::Origin::File});
    return variables;
}

// Bytes appended to one buffer that has room.
void render(core::Renderer &renderer, QByteArray &out, qint64 from, int count)
{
    out.resize(0);
    for (qint64 record = from; record < from + count; ++record)
        keep(renderer.append(out, 0, record));
    keep(out);
}

// What one would write first, for the same record.
void printWithQt(QByteArray &out)
{
    out.resize(0);
    for (int i = 0; i < recordCount; ++i) {
        out += R"({"id":")" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + R"(","at":")"
            + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + R"(","n":)"
            + QByteArray::number(i) + R"(,"v":)" + QByteArray::number(i % 1000) + '}';
    }
    keep(out);
}

} // namespace

Group templates()
{
    struct Sample
    {
        core::Renderer renderer{{core::Template::parse(usual)}, {}, {}};
        core::Renderer named{
            {core::Template::parse("{{ id }},{{ id }},{{ float(0, 9, 2) }}")}, withId(), {}};
        QByteArray out;
    };
    const auto sample = std::make_shared<Sample>();
    sample->out.reserve(recordCount * 128);
    const auto part = [](const char *name, std::function<void()> work, int count) {
        return Part{name, std::move(work), 1, static_cast<double>(count), "records"};
    };
    return {
        .title = "Templates: a uuid, a time, a counter and a number",
        .parts = {part(
                      "QUuid, QDateTime and QByteArray", [=] { printWithQt(sample->out); },
                      recordCount),
                  part(
                      "20,000 records",
                      [=] { render(sample->renderer, sample->out, 0, recordCount); }, recordCount),
                  part(
                      "2,000 of them",
                      [=] { render(sample->renderer, sample->out, 0, recordCount / 10); },
                      recordCount / 10),
                  part(
                      "20,000 records far behind the first",
                      [=] { render(sample->renderer, sample->out, 1'000'000'000, recordCount); },
                      recordCount),
                  part(
                      "a named value, used twice",
                      [=] { render(sample->named, sample->out, 0, recordCount); }, recordCount)},
        .goals = {{"20,000 records", "QUuid, QDateTime and QByteArray", 1},
                  {"20,000 records", "2,000 of them", 11}, // the cost grows with the count alone
                  {"20,000 records far behind the first", "20,000 records", 1.1}}};
}
