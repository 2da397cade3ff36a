// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Renderer.h"

#include "core/outcome/Quantity.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

Renderer::Renderer(const QList<Template> &templates, const Variables &variables,
                   Rendering rendering)
    : m_program(std::make_shared<const Program>(Program::link(templates, variables, rendering)))
    , m_rendering(std::move(rendering))
    , m_values(m_program->values.size())
{
}

QList<QByteArray> Renderer::secretNames() const
{
    QList<QByteArray> names;
    for (const Program::Slot &slot : m_program->values) {
        if (slot.kind == Program::Slot::Kind::Secret)
            names.append(slot.name);
    }
    return names;
}

void Renderer::begin(qint64 record)
{
    if (m_begun == record)
        return;
    m_begun = record;
    m_work = 0;
    m_occasion.record = record;
    m_occasion.now.minutesEast = m_rendering.minutesEast;
    if (!m_rendering.simulated) {
        m_occasion.now.time = m_rendering.wallTime();
        return;
    }
    const SimulatedTime &time = *m_rendering.simulated;
    m_occasion.now.time = time.start + Milliseconds(time.step.count() * record);
}

Result<> Renderer::append(QByteArray &out, std::size_t index, qint64 record)
{
    return append(out, index, record, nullptr);
}

Result<Renderer::Traced> Renderer::trace(std::size_t index, qint64 record)
{
    Traced traced;
    if (auto done = append(traced.text, index, record, &traced.ends); !done)
        return fail(done.error());
    return traced;
}

Result<> Renderer::append(QByteArray &out, std::size_t index, qint64 record,
                          std::vector<qsizetype> *ends)
{
    begin(record);
    const qsizetype size = out.size();
    if (run(m_program->steps[index], out, ends))
        return {};
    out.truncate(size);
    // Nothing of a record that failed is kept: asked for again, it fails again.
    m_begun = -1;
    for (Value &value : m_values)
        value.record = -1;
    return fail(whyNot(record));
}

Result<QList<QByteArray>> Renderer::record(qint64 record)
{
    QList<QByteArray> texts(static_cast<qsizetype>(m_program->steps.size()));
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (auto appended = append(texts[i], static_cast<std::size_t>(i), record); !appended)
            return fail(appended.error());
    }
    return texts;
}

Result<QList<QByteArray>> Renderer::next()
{
    return record(m_next++);
}

bool Renderer::run(const std::vector<Program::Step> &steps, QByteArray &out,
                   std::vector<qsizetype> *ends)
{
    const qsizetype from = out.size();
    for (const Program::Step &step : steps) {
        const qsizetype before = out.size();
        if (step.kind == Program::Step::Kind::Text) {
            out.append(step.text);
        } else if (step.kind == Program::Step::Kind::Slot) {
            const QByteArray *value = valueOf(step.slot);
            if (!value)
                return false;
            out.append(*value);
        } else if (!runCall(step, out)) {
            return false;
        }
        if (out.size() - from > rendering::mostBytes) {
            m_most = rendering::mostBytes;
            return false;
        }
        if (!spend(out.size() - before))
            return false;
        if (ends)
            ends->push_back(out.size());
    }
    return true;
}

bool Renderer::runCall(const Program::Step &step, QByteArray &out)
{
    std::span<const Argument> arguments = step.piece->arguments;
    if (!step.named.empty()) {
        if (!bindNames(step))
            return false;
        arguments = m_arguments;
    }
    RandomSource random =
        RandomSource::at(m_rendering.seed, static_cast<quint64>(m_occasion.record), step.place);
    Call call{random, m_occasion, arguments, out};
    step.piece->function->write(call);
    return true;
}

bool Renderer::bindNames(const Program::Step &step)
{
    // First all values: to make one may take a call of its own.
    for (const Program::NamedArgument &named : step.named) {
        const QByteArray *value = valueOf(named.slot);
        if (!value || !spend(value->size()))
            return false;
    }
    m_arguments = step.piece->arguments;
    for (const Program::NamedArgument &named : step.named)
        m_arguments[named.argument] = Argument::ofText(m_values[named.slot].bytes);
    return true;
}

const QByteArray *Renderer::valueOf(std::size_t slot)
{
    Value &value = m_values[slot];
    if (value.record == m_begun)
        return &value.bytes;
    value.bytes.resize(0); // keeps its room
    if (!makeValue(m_program->values[slot], value.bytes))
        return nullptr;
    value.record = m_begun;
    return &value.bytes;
}

bool Renderer::makeValue(const Program::Slot &slot, QByteArray &value)
{
    switch (slot.kind) {
    case Program::Slot::Kind::Steps:
        return run(slot.steps, value);
    case Program::Slot::Kind::Row:
        if (m_rendering.rowValue)
            value = m_rendering.rowValue(m_occasion.record, slot.name);
        return spend(value.size());
    case Program::Slot::Kind::Secret:
        if (m_rendering.secrets)
            value = m_rendering.secrets->value(slot.name).reveal().toByteArray();
        else
            value.append(secretDots);
        return spend(value.size());
    }
    return false;
}

bool Renderer::spend(qsizetype bytes)
{
    m_work += bytes;
    if (m_work <= rendering::mostWork)
        return true;
    m_most = rendering::mostWork;
    return false;
}

Error Renderer::whyNot(qint64 record) const
{
    const QString what = m_most == rendering::mostBytes
        ? u"One of its values grows over %1, the most that one may have."_s
        : u"It takes more than %1 of values to make, the most that one record may take."_s;
    return {.kind = Error::Kind::BadInput,
            .detail = what.arg(sizeText(m_most)) + u" Use shorter texts, or fewer of them."_s,
            .where = u"record %1"_s.arg(record + 1)};
}

} // namespace core
