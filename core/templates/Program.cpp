// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/templates/Program.h"

#include "core/functions/FunctionTable.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// FNV-1a: a place of its own for what a name stands for, wherever it is used.
quint64 placeOf(const QByteArray &name)
{
    quint64 hash = 0xCBF29CE484222325U;
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

QString shown(const QByteArray &name)
{
    return QString::fromUtf8(name.first(std::min<qsizetype>(name.size(), 64)));
}

class Linker
{
public:
    Linker(const Variables &variables, const Rendering &rendering)
        : m_variables(variables)
        , m_rendering(rendering)
    {
    }

    Program run(const QList<Template> &templates)
    {
        for (const Template &text : templates)
            m_program.templates.push_back(text);
        for (std::size_t i = 0; i < m_program.templates.size(); ++i) {
            m_owner = {static_cast<int>(i), {}, {}};
            addOwnProblems(m_program.templates[i]);
            auto linked = linkSteps(m_program.templates[i], i << 32U, 1);
            m_program.steps.push_back(std::move(linked.steps));
        }
        return std::move(m_program);
    }

private:
    enum class State { Open, Done };

    struct Linked
    {
        std::vector<Program::Step> steps;
        int height = 1;
    };

    Linked linkSteps(const Template &source, quint64 place, int depth);
    Program::Step linkPiece(const Template &source, const TemplatePiece &piece, Linked &linked,
                            int depth);
    bool linkArguments(const TemplatePiece &piece, Program::Step &step, Linked &linked, int depth);
    std::optional<std::size_t> slotFor(const QByteArray &name, const TemplatePiece &piece,
                                       Linked &linked, int depth);
    std::optional<std::size_t> openSlot(const QByteArray &name, const TemplatePiece &piece,
                                        int depth);
    std::size_t addSlot(Program::Slot::Kind kind, const QByteArray &name);
    std::size_t linkVariable(const Variable &variable, int depth);
    std::optional<std::size_t> secretSlot(const QByteArray &name, const TemplatePiece &piece);
    QString unknownName(const QByteArray &name) const;
    void addOwnProblems(const Template &source);
    void addProblem(const TemplatePiece &piece, const QString &text);

    const Variables &m_variables;
    const Rendering &m_rendering;
    Program m_program;
    QHash<QByteArray, std::size_t> m_slots;
    QHash<QByteArray, State> m_states;
    RenderingProblem m_owner; // whose pieces are looked at, without a problem
};

Linker::Linked Linker::linkSteps(const Template &source, quint64 place, int depth)
{
    Linked linked;
    linked.steps.reserve(source.pieces().size());
    for (const TemplatePiece &piece : source.pieces()) {
        Program::Step step = linkPiece(source, piece, linked, depth);
        step.place = place++;
        linked.steps.push_back(std::move(step));
    }
    return linked;
}

// What cannot be looked up stays as it is written.
Program::Step Linker::linkPiece(const Template &source, const TemplatePiece &piece, Linked &linked,
                                int depth)
{
    Program::Step step;
    step.text = QByteArrayView(source.source()).sliced(piece.offset, piece.length);
    step.piece = &piece;
    if (piece.kind == TemplatePiece::Kind::Constant)
        step.text = piece.text;
    const bool isVariable = piece.kind == TemplatePiece::Kind::Name
        && (!piece.function || m_variables.find(piece.text));
    if (isVariable) {
        if (const auto slot = slotFor(piece.text, piece, linked, depth)) {
            step.kind = Program::Step::Kind::Slot;
            step.slot = *slot;
        }
        return step;
    }
    if (piece.function && linkArguments(piece, step, linked, depth))
        step.kind = Program::Step::Kind::Call;
    return step;
}

bool Linker::linkArguments(const TemplatePiece &piece, Program::Step &step, Linked &linked,
                           int depth)
{
    for (std::size_t i = 0; i < piece.arguments.size(); ++i) {
        const Argument &argument = piece.arguments[i];
        if (argument.kind != Argument::Kind::Name)
            continue;
        const auto slot = slotFor(argument.text, piece, linked, depth);
        if (!slot)
            return false;
        step.named.push_back({i, *slot});
    }
    return true;
}

std::optional<std::size_t> Linker::slotFor(const QByteArray &name, const TemplatePiece &piece,
                                           Linked &linked, int depth)
{
    const auto slot = openSlot(name, piece, depth);
    if (!slot)
        return {};
    const int height = m_program.values[*slot].height;
    if (depth + height - 1 > rendering::mostDepth) {
        addProblem(piece,
                   u"\"%1\" is nested too deeply: %2 variables may use each other in a chain."_s
                       .arg(shown(name))
                       .arg(rendering::mostDepth));
        return {};
    }
    linked.height = std::max(linked.height, height + 1);
    return slot;
}

std::optional<std::size_t> Linker::openSlot(const QByteArray &name, const TemplatePiece &piece,
                                            int depth)
{
    if (isSecretName(name))
        return secretSlot(name, piece);
    const auto state = m_states.constFind(name);
    if (state != m_states.constEnd() && *state == State::Open) {
        addProblem(
            piece,
            u"\"%1\" is made of itself: a value cannot use its own name."_s.arg(shown(name)));
        return {};
    }
    if (state != m_states.constEnd())
        return m_slots.value(name);
    const Variable *variable = m_variables.find(name);
    if (!variable) {
        if (m_program.problems.size() < rendering::mostProblems)
            addProblem(piece, unknownName(name));
        return {};
    }
    // Deeper is refused by slotFor(); here it must not be followed.
    if (depth > rendering::mostDepth) {
        addProblem(piece,
                   u"\"%1\" is nested too deeply: %2 variables may use each other in a chain."_s
                       .arg(shown(name))
                       .arg(rendering::mostDepth));
        return {};
    }
    return linkVariable(*variable, depth);
}

std::size_t Linker::addSlot(Program::Slot::Kind kind, const QByteArray &name)
{
    Program::Slot slot;
    slot.kind = kind;
    slot.name = name;
    m_program.values.push_back(std::move(slot));
    m_slots.insert(name, m_program.values.size() - 1);
    m_states.insert(name, State::Done);
    return m_program.values.size() - 1;
}

std::size_t Linker::linkVariable(const Variable &variable, int depth)
{
    if (variable.origin == Variable::Origin::Row)
        return addSlot(Program::Slot::Kind::Row, variable.name);
    const std::size_t slot = addSlot(Program::Slot::Kind::Steps, variable.name);
    m_states.insert(variable.name, State::Open);
    const RenderingProblem owner = std::exchange(m_owner, {-1, variable.name, {}});
    const Template source = Template::parse(variable.value);
    addOwnProblems(source);
    Linked linked = linkSteps(source, placeOf(variable.name), depth + 1);
    m_owner = owner;
    m_states.insert(variable.name, State::Done);
    Program::Slot &made = m_program.values[slot];
    made.source = source;
    made.steps = std::move(linked.steps);
    made.height = linked.height;
    return slot;
}

std::optional<std::size_t> Linker::secretSlot(const QByteArray &name, const TemplatePiece &piece)
{
    if (m_rendering.secrets && !m_rendering.secrets->contains(name)) {
        addProblem(
            piece,
            u"The secret \"%1\" has no value here. Use a variable of an environment instead."_s.arg(
                shown(name)));
        return {};
    }
    const QString why = m_rendering.whyNoSecret
        ? m_rendering.whyNoSecret(QString::fromUtf8(name.sliced(secretPrefix.size())))
        : QString();
    if (!why.isEmpty()) {
        addProblem(piece, why);
        return {};
    }
    const auto present = m_slots.constFind(name);
    return present != m_slots.constEnd() ? *present : addSlot(Program::Slot::Kind::Secret, name);
}

QString Linker::unknownName(const QByteArray &name) const
{
    QList<QByteArray> names;
    for (const Variable &variable : m_variables.all())
        names.append(variable.name);
    QByteArray near = nearestName(name, names);
    if (near.isEmpty())
        near = nearestFunction(name);
    if (near.isEmpty())
        return u"There is no value for \"%1\". Add @%1 = … to the file, or a variable to the "
               u"environment."_s.arg(shown(name));
    return u"There is no value for \"%1\". Did you mean \"%2\"?"_s.arg(shown(name),
                                                                       QString::fromUtf8(near));
}

void Linker::addOwnProblems(const Template &source)
{
    for (const TemplateProblem &problem : source.problems()) {
        if (m_program.problems.size() == rendering::mostProblems)
            return;
        RenderingProblem told = m_owner;
        told.problem = problem;
        m_program.problems.append(told);
    }
}

void Linker::addProblem(const TemplatePiece &piece, const QString &text)
{
    if (m_program.problems.size() == rendering::mostProblems)
        return;
    RenderingProblem told = m_owner;
    told.problem = {piece.offset, piece.length, text};
    m_program.problems.append(told);
}

} // namespace

Program Program::link(const QList<Template> &templates, const Variables &variables,
                      const Rendering &rendering)
{
    return Linker(variables, rendering).run(templates);
}

} // namespace core
