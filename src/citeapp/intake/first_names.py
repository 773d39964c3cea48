"""Common first names, folded: only to guess which word of « DUPONT MARIE » is which."""

from __future__ import annotations

from citeapp.base.text import fold

_NAMES = """
abdel abdelkader abdallah adam adele adelaide adrien agathe agnes ahmed aicha alain albert alex
alexandra alexandre alexis alice alicia aline alix amandine amadou ambre amel amelie amina aminata
amine amir anais andre andrea ange angelique anissa anna anne annie annick antoine antonio arnaud
arthur asma assia astrid audrey aurelie aurelien aurore awa axel aya ayoub aziz baptiste barbara
bastien beatrice benjamin benoit bernadette bernard bertrand bilal brahim brigitte bruno camille
carine carla carlos carole caroline catherine cecile cedric celia celine chantal charles charlene
charlotte cherif chloe christelle christian christiane christine christophe claire clara claude
claudine clemence clement colette coralie corinne cyril dalila damien daniel daniele david deborah
delphine denis denise diane didier djamila dominique doriane dylan edith edouard elena eleonore
eliane elisa elisabeth elise ella elodie eloise elsa emilie emma emmanuel emmanuelle enzo eric
erwan estelle esther ethan eva eve evelyne fabien fabienne fabrice fadila faiza fanny farid farida
fatima fatiha fatou fatoumata felix fernand flavie florence florent florian florine franck francis
francois francoise frederic frederique gabriel gabrielle gael gaelle genevieve georges gerald
gerard germaine ghislaine gilbert gilles ginette gregory guillaume guy gwenaelle habib hacene
hadrien hakim halima hamid hamza hanane hasna hassan helene henri herve hichem hocine houria hugo
hugues ibrahim ibrahima idriss ikram imane imene ines ingrid irene iris isabelle ismael jacqueline
jacques jamal jamila jean jeanne jeannine jennifer jeremie jeremy jerome jessica joel joelle johan
johanna jonathan jordan jose joseph josephine josette josiane jules julia julie julien juliette
justine kader kamel karim karima karine katia kelly kenza kevin khadija khaled laetitia lamia
lana laura laure laurence laurent laurie lea leila lena leo leon leonie leslie lila lilian lina
line lionel lisa lise loic lola lou louis louise louna luc lucas lucie lucien ludivine ludovic
lydia lydie lyes maelle maeva magali malek malika malo mamadou manon marc marcel marceline margaux
margot marguerite maria mariam mariame marianne marie marine marina marion marius marjorie
marlene martial martin martine maryam maryline maryse mathieu mathilde mathis matteo matthieu maud
maurice max maxence maxime medhi mehdi melanie melina melissa meriem michel michele micheline
mickael mireille mohamed mohammed momo mona monique morgane mounir moussa murielle mustapha myriam
nabil nadege nadia nadine nael naima najat nassim natacha nathalie nathan nawel nicolas nicole
nina noa noah noel noelle noemie nora nordine noura nourdine oceane odette odile olivia olivier
omar ophelie oscar ousmane pascal pascale patrice patricia patrick paul paula paule pauline
pedro perrine philippe pierre priscilla quentin rachel rachid rachida rahma raphael rayan raymond
rebecca regine regis remi remy renaud rene renee richard rita robert robin roger roland romain
romane rosa rosalie rose roxane ruben sabine sabrina sacha safia said saida salah salima salma
salome sami samia samir samira samuel sandra sandrine sara sarah sebastien selma serge severine
sihem simon simone sofia sofiane solange solene sonia sophie soraya souad stella stephane stephanie
suzanne sylvain sylvie tanguy tarik teo thea theo theodore theophile theresa therese thibault
thierry thomas tiphaine titouan tom tony valentin valentine valerie vanessa veronique victor
victoire victoria vincent virginie viviane wassila wassim wendy wiam william xavier yacine yael
yanis yann yannick yasmina yasmine yassine yoann yohan yolande youcef youssef yves yvette yvon
yvonne zahra zakaria zineb zoe zoubida zora
"""
KNOWN = frozenset(_NAMES.split())


def is_known(word: str) -> bool:
    """« Noémie », « NOÉMIE », « Jean-Luc » (by its first half)."""
    return fold(word).split("-")[0] in KNOWN
