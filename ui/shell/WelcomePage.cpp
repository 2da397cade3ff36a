// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WelcomePage.h"

#include "ui/common/Card.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widestCard = 300;
constexpr int narrowestCard = 232;
constexpr int cardHeight = 264;
constexpr int iconSize = 24;
constexpr qsizetype mostChoices = 3;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QPushButton *quietButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("kind", u"quiet"_s);
    return button;
}

// An icon that follows the theme.
class Picture final : public QWidget
{
public:
    Picture(const char *name, QWidget *parent)
        : QWidget(parent)
        , m_name(name)
    {
        setFixedSize(iconSize, iconSize);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           iconPixmap(m_name, color(Role::Accent), iconSize, devicePixelRatioF()));
    }

private:
    const char *m_name;
};

QFont hugeFont()
{
    QFont font = titleFont();
    constexpr qreal more = 6;
    font.setPointSizeF(font.pointSizeF() + more);
    return font;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_ways(new QHBoxLayout)
{
    setObjectName(u"welcomePage"_s);
    setAccessibleName(tr("Start page"));
    auto *title = plainLabel(tr("Put records on a stream, and see what became of each one."), this);
    title->setFont(hugeFont());
    title->setAlignment(Qt::AlignHCenter);
    auto *subtitle = plainLabel(
        tr("No account and no setup are needed to try it. Nothing leaves this computer."), this);
    subtitle->setForegroundRole(QPalette::PlaceholderText);
    subtitle->setAlignment(Qt::AlignHCenter);

    m_demo = addWay("play", tr("Demo stream"), tr("Try it now"), u"tryDemo"_s);
    m_demo.button->setProperty("kind", u"primary"_s);
    m_demo.text->setText(tr("Four shards in the built-in simulator: the same "
                            "limits, errors and answers, with nothing to install."));
    m_profiles =
        addWay("user-round", tr("Use my AWS profiles"), tr("Add a connection…"), u"useProfiles"_s);
    m_local = addWay("server", tr("Local endpoint"), tr("Enter a URL…"), u"useLocal"_s);
    setProfiles({});
    setLocalEndpoints({});

    m_ways->setSpacing(space::l);
    auto *draft = quietButton(tr("Just write a draft, connect later"), this);
    draft->setObjectName(u"justWrite"_s);
    draft->setIcon(icon("pencil"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::s);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(space::xl);
    layout->addLayout(m_ways);
    layout->addSpacing(space::l);
    layout->addWidget(draft, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_ways->insertStretch(0);
    m_ways->addStretch();
    for (QPushButton *each : {m_demo.button, m_profiles.button, m_local.button, draft})
        each->setAutoDefault(true); // Enter presses it too, as in a dialog

    connect(m_demo.button, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_profiles.button, &QPushButton::clicked, this, [this] { emit profileRequested({}); });
    connect(m_local.button, &QPushButton::clicked, this, [this] { emit endpointRequested({}); });
    connect(draft, &QPushButton::clicked, this, &WelcomePage::draftRequested);
    setFocusProxy(m_demo.button);
}

WelcomePage::Way WelcomePage::addWay(const char *icon, const QString &title, const QString &verb,
                                     const QString &objectName)
{
    Way way;
    auto *card = new Card(this);
    way.card = card;
    card->setMinimumSize(narrowestCard, cardHeight);
    card->setMaximumWidth(widestCard);
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *heading = plainLabel(title, card);
    heading->setFont(titleFont());
    way.text = plainLabel({}, card);
    way.text->setForegroundRole(QPalette::PlaceholderText);
    way.text->setObjectName(objectName + u"Text");
    way.button = new QPushButton(verb, card);
    way.button->setObjectName(objectName);

    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    layout->setSpacing(space::s);
    layout->addWidget(new Picture(icon, card));
    layout->addSpacing(space::xs);
    layout->addWidget(heading);
    layout->addWidget(way.text);
    way.choices = new QVBoxLayout;
    way.choices->setSpacing(space::xs);
    layout->addLayout(way.choices);
    layout->addStretch();
    layout->addWidget(way.button);
    m_ways->addWidget(card, 1);
    return way;
}

void WelcomePage::setChoices(const Way &way, const QStringList &names,
                             void (WelcomePage::*chosen)(const QString &))
{
    while (QLayoutItem *item = way.choices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &name : names.first(std::min(names.size(), mostChoices))) {
        auto *button =
            new QPushButton(shortened(printable(name), 32).replace(u'&', u"&&"_s), way.card);
        button->setAccessibleName(name);
        button->setAutoDefault(true);
        button->setToolTip(plainToolTip(printable(name)));
        way.choices->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, chosen, name] { emit(this->*chosen)(name); });
    }
}

void WelcomePage::setProfiles(const QStringList &names)
{
    const bool areThere = !names.isEmpty();
    const qsizetype more = names.size() - mostChoices;
    m_profiles.text->setText(
        areThere ? tr("%1 found in your AWS config.").arg(names.size())
                 : tr("None was found in ~/.aws. Keys can be pasted; they are kept in the "
                      "keychain of this computer."));
    setChoices(m_profiles, names, &WelcomePage::profileRequested);
    m_profiles.button->setText(more > 0 ? tr("%1 more…").arg(more) : tr("Add a connection…"));
    m_profiles.button->setProperty("kind", areThere ? u"quiet"_s : QString());
}

void WelcomePage::setLocalEndpoints(const QStringList &urls)
{
    m_local.text->setText(urls.isEmpty()
                              ? tr("LocalStack, kinesis-mock, kinesalite or any other server that "
                                   "speaks Kinesis.")
                              : tr("Something answers on this computer:"));
    setChoices(m_local, urls, &WelcomePage::endpointRequested);
    m_local.button->setProperty("kind", urls.isEmpty() ? QString() : u"quiet"_s);
}

void WelcomePage::setBusy(bool isBusy)
{
    m_demo.button->setEnabled(!isBusy);
    m_demo.button->setText(isBusy ? tr("Starting…") : tr("Try it now"));
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ways->setSpacing(event->size().width() < 3 * widestCard + 6 * space::l ? space::s : space::l);
}

void WelcomePage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Surface));
}

} // namespace ui
