public import Diagnostics

/// Why an address gave nothing.
public struct FetchRefusal: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// No address: a broken host, a control character.
    case invalid
    /// Neither http nor https.
    case scheme(String)
    /// A user or a password stands in it.
    case credentials
    /// It leads to this machine, a private network, a link or a group; the network address that was not connected to.
    case notPublic(String)
    case tooManyRedirects(limit: Int)
    /// Bytes.
    case tooLarge(limit: Int)
    case tooSlow(seconds: Int)
    /// No byte came for so long.
    case stalled(seconds: Int)
    /// The answer broke off before its declared end.
    case cutShort
    case nameUnknown(String)
    case unreachable(String)
    /// The server cannot show that it is the one it says.
    case certificate
    /// Another than 200…299.
    case status(Int)
    /// No proper answer; curl's own word for it.
    case damaged(String)
  }

  public var reason: Reason
  /// The address of the step that failed, after what redirects there were.
  public var address: String

  init(_ reason: Reason, at address: String) {
    self.reason = reason
    self.address = address
  }
}

extension FetchRefusal {
  /// A stable word for scripts.
  public var code: String {
    switch reason {
    case .invalid: "address-invalid"
    case .scheme: "address-scheme"
    case .credentials: "address-credentials"
    case .notPublic: "address-not-public"
    case .tooManyRedirects: "too-many-redirects"
    case .tooLarge: "answer-too-large"
    case .tooSlow: "answer-too-slow"
    case .stalled: "answer-stalled"
    case .cutShort: "answer-cut-short"
    case .nameUnknown: "server-unknown"
    case .unreachable: "server-unreachable"
    case .certificate: "certificate-refused"
    case .status: "answer-status"
    case .damaged: "answer-damaged"
    }
  }

  /// The reason in a few words, for the end of a message: «l’adresse … ne répond pas : délai dépassé (30 s)».
  public var wording: Wording {
    switch reason {
    case .invalid: Wording(fr: "ce n’est pas une adresse", en: "it is no address")
    case .scheme(let scheme):
      Wording(
        fr: "\(guillemets(scheme)) n’est ni http ni https", en: "\(quoted(scheme)) is neither http nor https")
    case .credentials:
      Wording(
        fr: "un nom d’utilisateur ou un mot de passe y est écrit", en: "a user name or a password is written in it")
    case .notPublic(let host):
      Wording(
        fr: "elle mène à \(host), qui n’est pas sur l’internet public",
        en: "it leads to \(host), which is not on the public internet")
    case .tooManyRedirects(let limit):
      Wording(fr: "plus de \(limit) redirections", en: "more than \(limit) redirects")
    case .tooLarge(let limit):
      Wording(
        fr: "la réponse dépasse \(megabytes(limit, fr: true))",
        en: "the answer is larger than \(megabytes(limit, fr: false))")
    case .tooSlow(let seconds):
      Wording(fr: "délai dépassé (\(seconds)\u{A0}s)", en: "out of time (\(seconds) s)")
    case .stalled(let seconds):
      Wording(fr: "plus rien n’arrive depuis \(seconds)\u{A0}s", en: "nothing came for \(seconds) s")
    case .cutShort: Wording(fr: "la réponse s’interrompt", en: "the answer breaks off")
    case .nameUnknown(let host):
      Wording(fr: "le serveur \(guillemets(host)) est inconnu", en: "the server \(quoted(host)) is unknown")
    case .unreachable(let host):
      Wording(fr: "le serveur \(guillemets(host)) ne répond pas", en: "the server \(quoted(host)) does not answer")
    case .certificate:
      Wording(
        fr: "le certificat du serveur n’est pas valable", en: "the server's certificate is not valid")
    case .status(let status): Wording(fr: "réponse \(status)", en: "answer \(status)")
    case .damaged(let word): Wording(fr: "réponse illisible (\(word))", en: "unreadable answer (\(word))")
    }
  }

  /// What to do about it.
  public var hint: Wording {
    switch reason {
    case .invalid, .scheme:
      Wording(
        fr: "copiez l’adresse de la barre du navigateur", en: "copy the address from the browser's address bar")
    case .credentials:
      Wording(
        fr: "ôtez ce qui précède \(guillemets("@")) dans l’adresse", en: "remove what stands before \(quoted("@"))")
    case .notPublic:
      Wording(
        fr: "enregistrez le fichier depuis le navigateur et donnez-le à la place",
        en: "save the file from the browser and give that instead")
    case .tooManyRedirects, .tooLarge, .damaged:
      Wording(
        fr: "ouvrez l’adresse dans le navigateur et enregistrez ce qu’elle donne",
        en: "open the address in a browser and save what it gives")
    case .tooSlow, .stalled, .cutShort, .unreachable:
      Wording(fr: "recommencez plus tard", en: "try again later")
    case .nameUnknown:
      Wording(
        fr: "vérifiez l’adresse et la connexion à l’internet", en: "check the address and the internet connection")
    case .certificate:
      Wording(
        fr: "demandez à ceux qui tiennent le site de le renouveler",
        en: "ask those who run the site to renew it")
    case .status(404), .status(410):
      Wording(fr: "la page n’existe plus\u{A0}: corrigez l’adresse", en: "the page is gone: correct the address")
    case .status:
      Wording(
        fr: "ouvrez l’adresse dans le navigateur pour voir ce qu’elle dit",
        en: "open the address in a browser to see what it says")
    }
  }
}

private func megabytes(_ bytes: Int, fr french: Bool) -> String {
  let blank = french ? "\u{A0}" : " "
  return bytes >= 1 << 20
    ? "\(bytes >> 20)\(blank)\(french ? "Mo" : "MB")" : "\(bytes >> 10)\(blank)\(french ? "ko" : "kB")"
}
